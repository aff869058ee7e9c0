from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__)
class Base(DeclarativeBase): pass
class E(ConcreteBase, Base):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    extra: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "e", "concrete": True}
class M(E):
    __tablename__ = "m"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "m", "concrete": True}
class AB(AbstractConcreteBase, Base): 
    strict_attrs = True
class X(AB):
    __tablename__ = "x"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "x", "concrete": True}
class Plain(Base):
    __tablename__ = "pl"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[str]
class Conc(Plain):
    __tablename__ = "co"
    id: Mapped[int] = mapped_column(primary_key=True)
    z: Mapped[str]
    __mapper_args__ = {"concrete": True}
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e); s.add_all([E(name="a"), M(name="b", title="t"), X(name="c"), Plain(n="p"), Conc(z="q")]); s.commit()
for c in (E, M, X, AB, Plain, Conc):
    for sync in ("auto", "evaluate", "fetch", False):
        for l, f in {"upd": lambda: update(c).values(name="z") if c is not Plain and c is not Conc else update(c).values(id=c.id), "updw": lambda: update(c).where(c.id == 99).values(id=98), "del": lambda: delete(c).where(c.id == 50), "delall": lambda: delete(c), "updr": lambda: update(c).where(c.id == 99).values(id=98).returning(c.id)}.items():
            def run():
                st = f().execution_options(synchronize_session=sync); r = s.execute(st); return r.all() if r.returns_rows else r.rowcount
            t(f"{c.__name__} {l} {sync}", run); s.rollback()
    t("str", lambda: str(update(c).values(id=1))); t("strd", lambda: str(delete(c).where(c.id == 1)))
    t("ins", lambda: s.execute(insert(c).values(id=77))); s.rollback()
t("has", lambda: hasattr(M(), "extra")); t("set", lambda: M(extra="q")); t("get", lambda: M().extra); t("conc", lambda: Conc(n="q"))
