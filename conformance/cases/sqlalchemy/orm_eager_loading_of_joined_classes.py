from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def world(pl, lazy, wp, only):
    class Base(DeclarativeBase): pass
    at = Table("at", Base.metadata, Column("aid", ForeignKey("a.id"), primary_key=True), Column("tid", ForeignKey("t.id"), primary_key=True))
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        kind: Mapped[str] = mapped_column(default="a")
        tid: Mapped[Optional[int]] = mapped_column(ForeignKey("t.id"))
        ts: Mapped[List["T"]] = relationship(secondary=at, lazy=lazy if only == "ts" else "select")
        bs: Mapped[List["B"]] = relationship(lazy=lazy if only == "bs" else "select")
        t: Mapped[Optional["T"]] = relationship(lazy=lazy if only == "t" else "select", foreign_keys=tid)
        __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "a", **({"with_polymorphic": "*"} if wp else {})}
    class A2(A):
        __tablename__ = "a2"
        id: Mapped[int] = mapped_column(ForeignKey("a.id"), primary_key=True)
        ex: Mapped[Optional[int]]
        cs: Mapped[List["C"]] = relationship(lazy=lazy if only == "cs" else "select")
        __mapper_args__ = {"polymorphic_identity": "a2", **({"polymorphic_load": pl} if pl else {})}
    class A3(A):
        x: Mapped[Optional[int]]
        __mapper_args__ = {"polymorphic_identity": "a3"}
    class T(Base):
        __tablename__ = "t"
        id: Mapped[int] = mapped_column(primary_key=True)
        az: Mapped[List[A]] = relationship(secondary=at, lazy=lazy if only == "az" else "select", overlaps="ts")
    class B(Base):
        __tablename__ = "b"
        id: Mapped[int] = mapped_column(primary_key=True)
        aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a2.id"))
        a2: Mapped[Optional[A2]] = relationship(lazy=lazy if only == "a2" else "select", overlaps="cs")
    e = create_engine("sqlite://"); Base.metadata.create_all(e)
    s = Session(e); t = T(); s.add_all([A(ts=[t], bs=[B()], t=t), A2(ex=1, ts=[t], bs=[B()], cs=[C()], t=t), A3(x=2, ts=[t])]); s.commit()
    for l, f in [("A", lambda: s.scalars(select(A)).unique().all()), ("A2", lambda: s.scalars(select(A2)).unique().all()), ("A3", lambda: s.scalars(select(A3)).unique().all()), ("T", lambda: s.scalars(select(T)).unique().all()), ("C", lambda: s.scalars(select(C)).unique().all()), ("get", lambda: s.get(A2, 2)), ("geta", lambda: s.get(A, 2)), ("refresh", lambda: s.refresh(s.get(A2, 2))), ("refresh ts", lambda: s.refresh(s.get(A2, 2), ["ts"])), ("wp", lambda: s.scalars(select(with_polymorphic(A, [A2]))).unique().all()), ("wpf", lambda: s.scalars(select(with_polymorphic(A, "*", flat=True))).unique().all()), ("lim", lambda: s.scalars(select(A).order_by(A.id).limit(1)).unique().all()), ("opt", lambda: s.scalars(select(A).options(selectin_polymorphic(A, [A2]))).unique().all())]:
        s.expunge_all(); None
        try: print(pl, lazy, wp, l, f() is not None)
        except Exception as x: print(pl, lazy, wp, l, type(x).__name__, str(x)[:200])
        s.expire_all()
    s.close()
for pl in (None, "inline"):
    for lazy in ("selectin", "subquery", "joined"):
        for only in ("ts", "bs", "cs", "az", "a2"):
            world(pl, lazy, pl is None and only == "ts", only)
