from __future__ import annotations
from typing import Optional, List, ClassVar, Any
import datetime
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.schema import CreateTable
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:500])
class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"})
class TN:
    @declared_attr.directive
    def __tablename__(cls) -> str: return cls.__name__.lower()
class Stamp:
    created: Mapped[datetime.datetime] = mapped_column(default=func.now(), sort_order=100)
    updated: Mapped[Optional[datetime.datetime]] = mapped_column(onupdate=func.now(), sort_order=101)
    @declared_attr
    def created_by(cls) -> Mapped[Optional[int]]: return mapped_column(ForeignKey("user.id"), use_existing_column=True)
    @declared_attr
    def creator(cls) -> Mapped[Optional["User"]]: return relationship("User", foreign_keys=[cls.created_by], remote_side="User.id")
    @declared_attr
    def age(cls): return column_property(func.coalesce(cls.updated, cls.created))
class User(TN, Base):
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    name: Mapped[str] = mapped_column(index=True)
class Doc(Stamp, TN, Base):
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    title: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    n: ClassVar[int] = 5
    @declared_attr.directive
    def __mapper_args__(cls):
        if cls.__name__ == "Doc": return {"polymorphic_on": "kind", "polymorphic_identity": "doc"}
        return {"polymorphic_identity": cls.__name__.lower()}
    __table_args__ = (CheckConstraint("title != ''", name="nonempty"), Index(None, "kind", "title"), {"comment": "docs", "sqlite_autoincrement": True})
class Report(Doc):
    id: Mapped[int] = mapped_column(ForeignKey("doc.id"), primary_key=True)
    pages: Mapped[Optional[int]]
class Memo(Doc):
    __tablename__ = None
    to: Mapped[Optional[str]]
for c in (User, Doc, Report): print(CreateTable(c.__table__)); print([i.name for i in sorted(c.__table__.indexes, key=lambda i: i.name)])
t("attrs", lambda: (inspect(Memo).attrs.keys(), inspect(Report).attrs.keys(), Memo.__table__ is Doc.__table__))
t("sel", lambda: str(select(Doc))); t("sel", lambda: str(select(Report))); t("sel", lambda: str(select(Memo).join(Memo.creator)))
class HasId:
    @declared_attr.cascading
    def id(cls) -> Mapped[int]:
        for b in cls.__mro__[1:]:
            if "__tablename__" in b.__dict__ and hasattr(b, "__table__"): return mapped_column(ForeignKey(b.__tablename__ + ".id"), primary_key=True)
        return mapped_column(primary_key=True)
class A(HasId, Base):
    __tablename__ = "aa"
    x: Mapped[Optional[int]]
class B(A):
    __tablename__ = "bb"
    y: Mapped[Optional[int]]
t("casc", lambda: str(select(B))); print(CreateTable(B.__table__))
def mk(name, fn):
    t(name, fn)
def d1():
    class Xd1(Base):
        __tablename__ = "x1"
        id = Column(Integer, primary_key=True); a = Column("aa_", String(5), key="kk"); b = column_property(a + "z"); c = synonym("a"); e = deferred(Column(Text), group="g")
    return Xd1.__table__.c.keys(), str(select(Xd1)), inspect(Xd1).attrs.keys()
def d2():
    class Xd2(Base):
        __table__ = Table("x2", Base.metadata, Column("id", Integer, primary_key=True), Column("foo", String), Column("bar", String))
        f = __table__.c.foo
        __mapper_args__ = {"exclude_properties": ["bar"], "column_prefix": "_"}
    return inspect(Xd2).attrs.keys(), str(select(Xd2))
def d3():
    class Xd3(Base):
        __tablename__ = "x3"
        __table_args__ = {"schema": "s"}, 
        id = mapped_column(Integer, primary_key=True)
def d4():
    class Xd4(Base):
        __tablename__ = "x4"
        __table_args__ = UniqueConstraint("id")
        id = mapped_column(Integer, primary_key=True)
def d5():
    class Xd5(Base):
        id = mapped_column(Integer, primary_key=True)
def d6():
    class Xd6(Base):
        __tablename__ = "x6"
        a: Mapped[int]
def d7():
    class Xd7(Base):
        __tablename__ = "user"
        id: Mapped[int] = mapped_column(primary_key=True)
def d8():
    class Xd8(Base):
        __tablename__ = "x8"
        id: Mapped[int] = mapped_column(primary_key=True)
        metadata: Mapped[str]
def d9():
    class Xd9(Base):
        __abstract__ = True
        z: Mapped[int] = mapped_column(primary_key=True)
        def hi(self): return self.z
    class Yd9(Xd9):
        __tablename__ = "y9"
    return Yd9(z=3).hi(), hasattr(X, "__table__")
def d10():
    class Xd10(Base):
        __tablename__ = "x10"
        __mapper_args__ = {"primary_key": ["a", "b"]}
        a: Mapped[int]
        b: Mapped[int]
    return [c.name for c in inspect(Xd10).primary_key]
def d11():
    class Xd11(Base):
        __tablename__ = "x11"
        id: Mapped[int] = mapped_column(primary_key=True)
        n: Mapped[str]
        q: Mapped[int] = 5
    return Xd11.__table__.c.keys()
def d12():
    class Xd12(Base):
        __tablename__ = "x12"
        id: Mapped[int] = mapped_column(primary_key=True)
        n = mapped_column(String)
    return repr(Xd12.__table__.c.n.type)
def d13():
    class Xd13(Base):
        __tablename__ = "x13"
        __mapper_args__ = {"bogus": 1}
        id: Mapped[int] = mapped_column(primary_key=True)
def d14():
    class Xd14(Base):
        __tablename__ = "x14"
        id: Mapped[int] = mapped_column(primary_key=True)
        n: Mapped[str]
    Xd14.later = mapped_column(Integer); Xd14.also = column_property(Xd14.n + "!"); Xd14.up = synonym("n")
    return Xd14.__table__.c.keys(), str(select(Xd14)), Xd14(later=3).later
def d15():
    class Xd15(Base):
        __tablename__ = "x15"
        id: Mapped[int] = mapped_column(primary_key=True)
    return Xd15(id=1, zip=2)
def d17():
    reg = registry(type_annotation_map={str: String(9)})
    @reg.mapped
    class Xd17:
        __tablename__ = "x17"
        id: Mapped[int] = mapped_column(primary_key=True)
        s: Mapped[str]
    class Zd17: pass
    tb = Table("z17", reg.metadata, Column("id", Integer, primary_key=True), Column("v", String), Column("xid", ForeignKey("x17.id")))
    reg.map_imperatively(Z, tb, properties={"val": tb.c.v, "x": relationship(X, backref="zs")})
    G = reg.generate_base()
    class Wd17(Gd17):
        __tablename__ = "w17"
        id = mapped_column(Integer, primary_key=True)
    return repr(Xd17.__table__.c.s.type), inspect(Zd17).attrs.keys(), Xd17(zs=[Zd17(val="q") if False else Zd17()]).zs[0].x is not None, sorted(m.class_.__name__ for m in reg.mappers)
def d18():
    class Pd18(Base):
        __tablename__ = "p18"
        id: Mapped[int] = mapped_column(primary_key=True)
        type: Mapped[str]
        __mapper_args__ = {"polymorphic_on": type, "polymorphic_abstract": True}
    class Qd18(Pd18):
        q: Mapped[Optional[str]]
        __mapper_args__ = {"polymorphic_identity": "q"}
    t("abs", lambda: Pd18(id=1))
    return Qd18(id=1).type, str(select(Pd18)), str(select(Qd18))
def d19():
    class M1:
        x: Mapped[int] = mapped_column(default=1)
    class M2:
        x: Mapped[int] = mapped_column(default=2)
    class Xd19(M1, M2, Base):
        __tablename__ = "x19"
        id: Mapped[int] = mapped_column(primary_key=True)
    class Yd19(M1, Base):
        __tablename__ = "y19"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[str] = mapped_column("ex", default="z")
    return Xd19.__table__.c.x.default.arg, Yd19.__table__.c.keys(), Xd19.__table__.c.keys()
def d20():
    class M:
        __table_args__ = {"comment": "m"}
        __mapper_args__ = {"eager_defaults": True}
        @declared_attr
        def __table_args__(cls): return {"comment": cls.__name__}
    class Xd20(M, Base):
        __tablename__ = "x20"
        id: Mapped[int] = mapped_column(primary_key=True)
    return Xd20.__table__.comment, inspect(Xd20).eager_defaults
for i in [*range(1, 16), *range(17, 21)]: mk(f"d{i}", globals()[f"d{i}"])
