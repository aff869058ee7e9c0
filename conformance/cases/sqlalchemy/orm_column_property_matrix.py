from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class O(Base):
    __tablename__ = "o"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[int] = mapped_column(ForeignKey("u.id"))
    amt: Mapped[int]
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]
    full: Mapped[str] = column_property(first + " " + last)
    total = column_property(select(func.coalesce(func.sum(O.amt), 0)).where(O.uid == id).correlate_except(O).scalar_subquery())
    lazy_total = deferred(select(func.count(O.id)).where(O.uid == id).correlate_except(O).scalar_subquery(), group="g")
    rs: Mapped[Optional[str]] = mapped_column(deferred=True, deferred_raiseload=True)
    rs2 = deferred(Column(String), raiseload=True)
    stay = column_property(first + "!", expire_on_flush=False)
    q: Mapped[Optional[int]] = query_expression()
    qd: Mapped[int] = query_expression(literal(7))
    hist = column_property(Column(Integer), active_history=True)
    os: Mapped[List[O]] = relationship(order_by=O.id)
U.late = column_property(select(func.max(O.amt)).where(O.uid == U.id).scalar_subquery())
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
u = U(first="a", last="b", os=[O(amt=3), O(amt=4)], rs="r", rs2="s"); s.add(u); s.flush()
t("fl", lambda: (u.full, u.total, u.stay, u.q, u.qd, u.late))
s.commit(); t("co", lambda: (u.full, u.total, u.lazy_total, u.stay, u.q, u.qd, u.late)); t("rs", lambda: u.rs); t("rs2", lambda: u.rs2)
u.first = "z"; s.flush(); t("af", lambda: (u.full, u.stay)); t("set", lambda: setattr(u, "full", "x")); t("fl", s.flush); s.rollback()
A = aliased(U)
for l, f in {"sel": lambda: select(U), "al": lambda: select(A), "col": lambda: select(U.full, U.total), "alc": lambda: select(A.full, A.total, A.late), "wh": lambda: select(U.id).where(U.total > 3), "ord": lambda: select(A).order_by(A.total.desc()), "fil": lambda: select(U.id).filter_by(full="a b"), "und": lambda: select(U).options(undefer(U.lazy_total)), "undg": lambda: select(U).options(undefer_group("g")), "def": lambda: select(U).options(defer(U.total), defer(U.full)), "lo": lambda: select(U).options(load_only(U.full)), "we": lambda: select(U).options(with_expression(U.q, U.id * 100)), "wea": lambda: select(A).options(with_expression(A.q, A.id + 1)), "wed": lambda: select(U).options(with_expression(U.qd, literal(8))), "cnt": lambda: select(func.count(U.total)), "grp": lambda: select(U.full, func.count()).group_by(U.full), "sub": lambda: select(select(U).subquery()), "join": lambda: select(O, U).join(U, O.uid == U.id), "un": lambda: select(U).union(select(U)), "rs": lambda: select(U).options(undefer(U.rs), undefer(U.rs2)), "rsl": lambda: select(U).options(defer(U.first, raiseload=True)), "jl": lambda: select(U).options(joinedload(U.os)).limit(1), "lo2": lambda: select(U).options(load_only(U.first, U.total, raiseload=True))}.items():
    t(l, lambda: str(f())); s.expunge_all()
    def run():
        r = s.execute(f()).unique().all() if l == "jl" else s.execute(f()).all()
        out = []
        for row in r:
            for x in row:
                if isinstance(x, U): out.append([(k, getattr(x, k)) for k in ("full", "total", "q", "qd", "lazy_total", "first")])
                elif not isinstance(x, O): out.append(x)
        return out
    t("   ", run)
for kind, col in {"server": Column("v", Integer, server_default="5"), "fetched": Column("v", Integer, FetchedValue()), "onup": Column("v", Integer, onupdate=lambda: 9), "sqlup": Column("v", Integer, onupdate=text("1+1"), default=text("2+2")), "comp": Column("v", Integer, Computed("id * 2")), "plain": Column("v", Integer, default=4)}.items():
    for ed in (True, False, "auto"):
        class B2(DeclarativeBase): pass
        class T(B2):
            __tablename__ = "t"
            id = Column(Integer, primary_key=True); v = col._copy() if hasattr(col, "_copy") else col; n = Column(String)
            __mapper_args__ = {"eager_defaults": ed}
        e2 = create_engine("sqlite://"); B2.metadata.create_all(e2)
        with Session(e2) as s2:
            print(kind, ed)
            x = T(n="a"); s2.add_all([x, T(n="b")]); t("fl", s2.flush); print("  ", sorted(k for k in x.__dict__ if k[0] != "_")); t("v", lambda: x.v)
            x.n = "c"; t("up", s2.flush); print("  ", sorted(k for k in x.__dict__ if k[0] != "_")); t("v", lambda: x.v)
            x.v = text("41 + 1") if kind != "comp" else None; x.n = func.upper("q"); t("sqlexpr", s2.flush) if kind != "comp" else None; t("v", lambda: (x.v, x.n))
            s2.rollback()
