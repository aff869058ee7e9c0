from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
for kind in ("write_only",):
  for casc in ("save-update, merge", "all, delete-orphan"):
    for pd in (False, True):
        class Base(DeclarativeBase): pass
        ann = WriteOnlyMapped if kind == "write_only" else DynamicMapped
        class A(Base):
            __tablename__ = "a"
            id: Mapped[int] = mapped_column(primary_key=True)
            n: Mapped[Optional[str]]
            bs = relationship("B", lazy=kind, back_populates="a", cascade=casc, passive_deletes=pd, order_by="B.id")
            ts = relationship("T", secondary=lambda: at, lazy=kind, passive_deletes=pd)
            def __repr__(self): return f"A{self.id}"
        class B(Base):
            __tablename__ = "b"
            id: Mapped[int] = mapped_column(primary_key=True)
            aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id", ondelete="CASCADE"))
            v: Mapped[Optional[int]]
            a: Mapped[Optional[A]] = relationship(back_populates="bs")
            def __repr__(self): return f"B{self.v}"
        class T(Base):
            __tablename__ = "t"
            id: Mapped[int] = mapped_column(primary_key=True)
            n: Mapped[Optional[str]]
            def __repr__(self): return f"T{self.n}"
        at = Table("at", Base.metadata, Column("aid", ForeignKey("a.id"), primary_key=True), Column("tid", ForeignKey("t.id"), primary_key=True))
        e = create_engine("sqlite://"); Base.metadata.create_all(e)
        s = Session(e); print("==", kind, casc, pd)
        a = A(n="x", bs=[B(v=1), B(v=2)]); t("pre", lambda: type(a.bs).__name__); t("iter", lambda: list(a.bs)); s.add(a); s.flush()
        for l, f in [("add", lambda: a.bs.add(B(v=3))), ("app", lambda: a.bs.append(B(v=4))), ("add_all", lambda: a.bs.add_all([B(v=5), B(v=6)])), ("ext", lambda: a.bs.extend([B(v=7)])), ("sel", lambda: s.scalars(a.bs.select()).all()), ("selw", lambda: s.scalars(a.bs.select().where(B.v > 2).limit(2)).all()), ("str", lambda: str(a.bs.select())), ("ins", lambda: s.execute(a.bs.insert(), [{"v": 10}, {"v": 11}])), ("upd", lambda: s.execute(a.bs.update().where(B.v == 10).values(v=12)).rowcount), ("del", lambda: s.execute(a.bs.delete().where(B.v == 11)).rowcount), ("all", lambda: a.bs.all()), ("cnt", lambda: a.bs.count()), ("fil", lambda: a.bs.filter(B.v < 3).all()), ("fb", lambda: a.bs.filter_by(v=1).one()), ("idx", lambda: a.bs[0]), ("slice", lambda: a.bs[0:2]), ("ord", lambda: a.bs.order_by(None).order_by(B.v.desc()).first()), ("iter", lambda: list(a.bs)), ("len", lambda: len(a.bs)), ("bool", lambda: bool(a.bs)), ("rem", lambda: a.bs.remove(s.scalars(select(B).where(B.v == 2)).one())), ("fl", s.flush), ("rows", lambda: s.execute(select(B.v, B.aid).order_by(B.id)).all()), ("set", lambda: setattr(a, "bs", [B(v=20)])), ("fl", s.flush), ("rows", lambda: s.execute(select(B.v, B.aid).order_by(B.id)).all()), ("ts", lambda: a.ts.add(T(n="t1")) if kind == "write_only" else a.ts.append(T(n="t1"))), ("fl", s.flush), ("tsel", lambda: s.scalars(a.ts.select()).all() if kind == "write_only" else a.ts.all()), ("tins", lambda: s.execute(a.ts.insert(), [{"n": "q"}])), ("tupd", lambda: s.execute(a.ts.update().values(n="z")).rowcount), ("tdel", lambda: s.execute(a.ts.delete()).rowcount), ("cls", lambda: str(select(A).join(A.bs).where(B.v == 20))), ("any", lambda: s.scalars(select(A).where(A.bs.any(B.v == 20))).all()), ("hist", lambda: inspect(a).attrs.bs.history), ("exp", lambda: s.expire(a, ["bs"])), ("ref", lambda: s.refresh(a, ["bs"])), ("merge", lambda: s.merge(A(id=a.id, n="m", bs=[B(v=30)]))), ("fl", s.flush), ("delete", lambda: s.delete(a)), ("fl", s.flush), ("rows", lambda: s.execute(select(B.v, B.aid).order_by(B.id)).all()), ("rb", s.rollback)]:
            t(l, f)
        s.close()
