import dataclasses
from typing import Optional
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.orm import CompositeProperty
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:400])
class Base(DeclarativeBase): pass
@dataclasses.dataclass
class Point:
    x: Optional[int]
    y: Optional[int]
@dataclasses.dataclass(frozen=True)
class FP:
    x: int
    y: int
class Old:
    def __init__(self, a, b): self.a, self.b = a, b
    def __composite_values__(self): return self.a, self.b
    def __eq__(self, o): return isinstance(o, Old) and (self.a, self.b) == (o.a, o.b)
    def __ne__(self, o): return not self == o
    def __repr__(self): return f"Old({self.a!r}, {self.b!r})"
class PC(CompositeProperty.Comparator):
    def __gt__(self, other):
        return and_(*[a > b for a, b in zip(self.__clause_element__().clauses, dataclasses.astuple(other))])
class V(Base):
    __tablename__ = "v"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"), comparator_factory=PC)
    x3: Mapped[int] = mapped_column(default=0)
    y3: Mapped[int] = mapped_column(default=0)
    third: Mapped[FP] = composite("x3", "y3")
    _a: Mapped[Optional[int]] = mapped_column()
    _b: Mapped[Optional[str]] = mapped_column()
    old = composite(Old, _a, _b, deferred=True, group="g")
A = aliased(V)
for nm, val in (("start", Point(1,2)), ("end", Point(3,4)), ("third", FP(1,2)), ("old", Old(1,"z"))):
    for X in (V, A):
        at = getattr(X, nm)
        for l, f in [("sel", lambda: select(at)), ("eq", lambda: at == val), ("ne", lambda: at != val), ("eqn", lambda: at == None), ("nen", lambda: at != None), ("gt", lambda: at > val), ("ord", lambda: select(X.id).order_by(at)), ("grp", lambda: select(func.count()).group_by(at)), ("eqs", lambda: at == X.start), ("lab", lambda: select(at.label("q"))), ("lt", lambda: at < val), ("lt2", lambda: at <= val)]:
            t(f"{nm} {l}", lambda: str(f()))
e = create_engine("sqlite://"); Base.metadata.create_all(e)
with Session(e) as s:
    v = V(start=Point(1,2), end=Point(3,4)); w = V(start=Point(5,6), end=Point(7,8), third=FP(9,9), old=Old(1,"z")); s.add_all([v,w])
    t("before", lambda: (v.start, v.third, v.old, v.x3))
    s.commit()
    t("after", lambda: (v.start, v.third, v.old, v.x3))
    v.start = Point(10, None); t("hist", lambda: inspect(v).attrs.start.history); t("h2", lambda: inspect(v).attrs.x1.history if "x1" in inspect(v).attrs else inspect(v).attrs.keys())
    t("fl", lambda: s.flush()); s.rollback()
    t("del", lambda: delattr(v, "old")); t("none", lambda: setattr(v, "third", None)); t("v", lambda: (v.x3, v._a))
    t("fl", lambda: s.flush()); s.rollback()
    v.end.x = 99; t("dirty", lambda: v in s.dirty)
    t("set", lambda: setattr(v, "start", 3)); s.rollback()
    t("q1", lambda: s.execute(select(V.start, V.id, V.third)).all())
    t("q2", lambda: s.scalars(select(V.start)).all())
    t("q4", lambda: s.query(Bundle("b", V.start, V.id)).all())
    t("q5", lambda: s.query(V).filter(V.end > Point(3,3)).one() is w)
    t("q6", lambda: s.query(V).filter_by(start=Point(1,2)).one() is v)
    for sync in ("evaluate","fetch",False):
        t("u1", lambda: s.execute(update(V).where(V.start == Point(1,2)).values({V.end: Point(0,0)}).execution_options(synchronize_session=sync)).rowcount)
        t("vv", lambda: (v.end, v.start))
        t("u2", lambda: s.execute(update(V).values(start=Point(0,1)).execution_options(synchronize_session=sync)).rowcount)
        t("vv", lambda: (v.end, v.start))
        s.rollback()
    t("ins", lambda: s.execute(insert(V).values(start=Point(4,4), end=Point(2,2))))
    t("ins2", lambda: s.execute(insert(V), [{"start": Point(4,4), "end": Point(2,2)}]))
    t("bim", lambda: s.bulk_insert_mappings(V, [{"start": Point(4,4), "end": Point(2,2)}]))
    t("opt", lambda: sorted(s.scalars(select(V).options(defer(V.start))).all()[0].__dict__.keys()))
    s.expire_all()
    t("opt", lambda: sorted(k for k in s.scalars(select(V).options(load_only(V.start))).all()[0].__dict__.keys() if k[0] != "_"))
    t("opt", lambda: sorted(k for k in s.scalars(select(V).options(undefer(V.old)).execution_options(populate_existing=True)).all()[0].__dict__.keys()))
    t("opt", lambda: s.scalars(select(V).options(undefer_group("g")).execution_options(populate_existing=True)).all()[0].old)
print(inspect(V).composites.keys(), inspect(V).attrs.keys(), inspect(V).column_attrs.keys(), inspect(V).all_orm_descriptors.keys())
