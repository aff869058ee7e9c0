from typing import Optional, List
import warnings
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:600])
warnings.simplefilter("always")
n = 0
def world(build, use=None, label=""):
    global n; n += 1
    class Base(DeclarativeBase): pass
    def go():
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            try:
                cl = build(Base); configure_mappers()
                e = create_engine("sqlite://"); Base.metadata.create_all(e)
                with Session(e) as s: return use(s, *cl) if use else str(select(cl[0]))
            finally:
                for x in w: print("  W", x.category.__name__, str(x.message)[:400])
    t(f"{n} {label}", go); Base.registry.dispose()
def two(**kw):
    def b(Base):
        class A(Base):
            __tablename__ = "a"
            id: Mapped[int] = mapped_column(primary_key=True)
            x: Mapped[Optional[int]]
            y: Mapped[Optional[str]]
            bs = relationship("B", **kw)
        class B(Base):
            __tablename__ = "b"
            id: Mapped[int] = mapped_column(primary_key=True)
            aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
            aid2: Mapped[Optional[int]]
            z: Mapped[Optional[str]]
        return A, B
    return b
def use(s, A, B):
    a = A(x=1, y="k"); b = B(z="k", aid2=1)
    if A.bs.property.uselist: a.bs.append(b)
    else: a.bs = b
    s.add(a); s.add(b); s.commit(); print("  ", s.execute(select(B.aid, B.aid2, B.z)).all()); s.expire_all(); r = a.bs; print("  ", len(r) if isinstance(r, list) else type(r).__name__, str(A.bs.property.primaryjoin), A.bs.property.direction.name, A.bs.property.uselist)
    return str(select(A).join(A.bs)), str(select(A).where(A.bs.any() if A.bs.property.uselist else A.bs.has()))
for kw in [{}, dict(uselist=False), dict(primaryjoin="A.id == B.aid"), dict(primaryjoin="and_(A.id == B.aid, B.z == 'k')"), dict(primaryjoin="A.id == foreign(B.aid2)"), dict(primaryjoin="foreign(A.x) == remote(B.id)"), dict(primaryjoin="A.x == B.id", foreign_keys="A.x"), dict(primaryjoin="A.y == B.z"), dict(primaryjoin="A.y == B.z", foreign_keys="B.z"), dict(primaryjoin="A.y == remote(foreign(B.z))", viewonly=True), dict(primaryjoin="func.lower(A.y) == foreign(func.lower(B.z))", viewonly=True), dict(primaryjoin="A.id == B.nope"), dict(primaryjoin="A.id = B.aid"), dict(foreign_keys="B.nope"), dict(order_by="B.z.desc()"), dict(order_by="desc(B.id), B.z"), dict(lazy="bogus"), dict(lazy="dynamic"), dict(lazy="write_only"), dict(lazy="raise"), dict(lazy="noload"), dict(viewonly=True, cascade="all"), dict(viewonly=True, backref="a"), dict(viewonly=True, sync_backref=True, backref="a"), dict(backref=backref("a", lazy="joined", uselist=False)), dict(backref="x", back_populates="y"), dict(back_populates="nope"), dict(remote_side="A.id"), dict(remote_side="B.aid"), dict(secondary="nope"), dict(innerjoin=True, lazy="joined"), dict(single_parent=True, cascade="all, delete-orphan"), dict(passive_deletes="bogus"), dict(collection_class=3), dict(collection_class=set), dict(zzz=1), dict(join_depth=3, lazy="joined"), dict(omit_join=True, lazy="selectin"), dict(primaryjoin="or_(A.id == foreign(B.aid), A.id == foreign(B.aid2))", viewonly=True), dict(primaryjoin="A.id > foreign(B.aid2)", viewonly=True), dict(primaryjoin="A.id > foreign(B.aid2)"), dict(enable_typechecks=False), dict(info={"a": 1}, doc="d"), dict(post_update=True), dict(load_on_pending=True), dict(overlaps="x,y"), dict(query_class=Query, lazy="dynamic"), dict(distinct_target_key=True, lazy="subquery"), dict(bake_queries=False)]:
    world(two(**kw), use, str({k: v if not callable(v) else "fn" for k, v in kw.items() if k != "backref" or isinstance(v, str)}))
def amb(Base):
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        b1: Mapped[Optional[int]] = mapped_column(ForeignKey("b.id")); b2: Mapped[Optional[int]] = mapped_column(ForeignKey("b.id"))
        b = relationship("B"); 
    class B(Base):
        __tablename__ = "b"
        id: Mapped[int] = mapped_column(primary_key=True)
    return A, B
world(amb)
def selfref(**kw):
    def b(Base):
        class N(Base):
            __tablename__ = "n"
            id: Mapped[int] = mapped_column(primary_key=True)
            pid: Mapped[Optional[int]] = mapped_column(ForeignKey("n.id"))
            kids = relationship("N", **kw)
        return (N,)
    return b
for kw in [{}, dict(remote_side="N.pid"), dict(remote_side="N.id"), dict(backref=backref("p", remote_side="N.id")), dict(backref="p"), dict(lazy="joined", join_depth=2), dict(lazy="joined"), dict(lazy="selectin", join_depth=1), dict(cascade="all, delete-orphan", backref=backref("p", remote_side="N.id")), dict(cascade="all, delete-orphan", remote_side="N.id")]: world(selfref(**kw), None, str([k for k in kw]))
def ov(kw1, kw2):
    def b(Base):
        st = Table("ab", Base.metadata, Column("aid", ForeignKey("a.id"), primary_key=True), Column("bid", ForeignKey("b.id"), primary_key=True))
        class A(Base):
            __tablename__ = "a"
            id: Mapped[int] = mapped_column(primary_key=True)
            bs = relationship("B", secondary=st, **kw1)
        class B(Base):
            __tablename__ = "b"
            id: Mapped[int] = mapped_column(primary_key=True)
            az = relationship("A", secondary=st, **kw2)
        return A, B
    return b
for k1, k2 in [({}, {}), (dict(back_populates="az"), dict(back_populates="bs")), (dict(overlaps="az"), {}), ({}, dict(overlaps="bs")), (dict(viewonly=True), {}), (dict(back_populates="az"), {}), (dict(back_populates="az"), dict(back_populates="zz")), (dict(primaryjoin="A.id == ab.c.aid"), dict(viewonly=True)), (dict(secondaryjoin="B.id == ab.c.bid"), dict(viewonly=True)), (dict(uselist=False), dict(viewonly=True)), (dict(cascade="all, delete-orphan"), dict(viewonly=True)), (dict(cascade="all, delete-orphan", single_parent=True), dict(viewonly=True))]: world(ov(k1, k2), None, f"{k1} {k2}")
