from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class E(Base):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("e.id"))
    boss: Mapped[Optional["E"]] = relationship(remote_side=id, back_populates="team")
    team: Mapped[List["E"]] = relationship(back_populates="boss", order_by=id)
    def __repr__(self): return f"E({self.name})"
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
c = E(name="ceo"); m1, m2 = E(name="m1", boss=c), E(name="m2", boss=c); s.add_all([c, m1, m2, E(name="w1", boss=m1), E(name="w2", boss=m1), E(name="w3", boss=m2)]); s.commit()
A, B = aliased(E, name="mgr"), aliased(E)
h = select(E.id, E.name, E.boss_id, literal(0).label("lvl")).where(E.boss_id.is_(None)).cte("h", recursive=True); ha = aliased(h, name="ha")
h2 = h.union_all(select(B.id, B.name, B.boss_id, ha.c.lvl + 1).join(ha, B.boss_id == ha.c.id))
hc = select(E).where(E.name == "m1").cte("hc", recursive=True); hE = aliased(E, hc); hcu = hc.union_all(select(E).join(hE, E.boss_id == hE.id)); HE = aliased(E, hcu)
class DB(Bundle):
    def create_row_processor(self, q, procs, labels):
        def p(row): return dict(zip(labels, (x(row) for x in procs)))
        return p
sub = select(E.boss_id, func.count().label("n")).group_by(E.boss_id).subquery()
rn = select(E, func.row_number().over(partition_by=E.boss_id, order_by=E.id).label("rn")).subquery(); RE = aliased(E, rn)
q = {"cte": lambda: select(h2.c.name, h2.c.lvl).order_by(h2.c.lvl, h2.c.name), "jc": lambda: select(E, h2.c.lvl).join(h2, E.id == h2.c.id).order_by(E.id), "self": lambda: select(E.name, A.name).join(E.boss.of_type(A)).order_by(E.id), "self2": lambda: select(E, A).outerjoin(A, E.boss).order_by(E.id), "self3": lambda: select(A.name, func.count(E.id)).join(A.team.of_type(E)).group_by(A.name).order_by(A.name), "sub": lambda: select(E.name, sub.c.n).outerjoin(sub, sub.c.boss_id == E.id).order_by(E.id), "rn": lambda: select(RE.name).where(rn.c.rn == 1).order_by(RE.id), "b": lambda: select(Bundle("b", E.id, E.name)).order_by(E.id).limit(2), "bn": lambda: select(Bundle("o", E.id, Bundle("i", E.name, E.boss_id))).limit(1), "bs": lambda: select(Bundle("b", E.id, single_entity=True)).limit(2), "bd": lambda: select(DB("d", E.id, E.name), E.name).order_by(E.id).limit(2), "u": lambda: select(aliased(E, union(select(E).where(E.id < 2), select(E).where(E.id > 5)).subquery())), "ufs": lambda: select(E).from_statement(union_all(select(E).where(E.id == 1), select(E).where(E.id == 2)).order_by("id")), "int": lambda: select(E).from_statement(select(E).where(E.id < 3).intersect(select(E).where(E.id > 1))), "ex": lambda: select(E).where(~exists().where(B.boss_id == E.id)).order_by(E.id), "anyn": lambda: select(E.name).where(E.team.any(E.name == "w1")), "has": lambda: select(E.name).where(E.boss.has(name="ceo")).order_by(E.id), "nh": lambda: select(E.name).where(~E.boss.has()), "eq": lambda: select(E.name).where(E.boss == c).order_by(E.id), "ne": lambda: select(E.name).where(E.boss != c).order_by(E.id), "isn": lambda: select(E.name).where(E.boss == None), "con": lambda: select(E.name).where(E.team.contains(m1)), "wp": lambda: select(E.name).where(with_parent(c, E.team)).order_by(E.id), "lat": lambda: select(E.name, select(func.count(B.id)).where(B.boss_id == E.id).scalar_subquery().label("n")).order_by(E.id), "sc": lambda: select(E.name).where(E.id.in_(select(B.boss_id))).order_by(E.id), "tup": lambda: select(E.name).where(tuple_(E.id, E.name).in_([(1, "ceo"), (2, "zz")])), "agg": lambda: select(func.group_concat(E.name, "|")).group_by(E.boss_id).order_by(E.boss_id), "case": lambda: select(case((E.boss_id == None, "top"), else_=E.name)).order_by(E.id), "lbl": lambda: select(E.name.label("n"), (E.id * 2).label("d")).order_by(desc("d")).limit(2), "dup": lambda: select(E.name, E.name, A.name).join(A, E.boss_id == A.id).limit(1), "star": lambda: select(E, E.name).limit(1), "lit": lambda: select(literal("x"), E.id).limit(1), "txt": lambda: select(E).from_statement(text("select * from e where id=:i").bindparams(i=2)), "cols": lambda: select(E).from_statement(text("select id, name from e where id = 1").columns(E.id, E.name)), "val": lambda: select(E.name).join(v, v.c.i == E.id), "jl": lambda: select(E).options(joinedload(E.boss), selectinload(E.team)).order_by(E.id).limit(3), "jl2": lambda: select(E).options(joinedload(E.team).joinedload(E.team)).where(E.name == "ceo"), "rec": lambda: select(E).options(selectinload(E.team, recursion_depth=-1)).where(E.name == "ceo"), "ff": lambda: select(E).with_for_update().limit(1), "dist": lambda: select(E.boss_id).distinct().order_by(E.boss_id), "win": lambda: select(E.name, func.lag(E.name).over(order_by=E.id)).order_by(E.id).limit(3), "coal": lambda: select(func.coalesce(A.name, "-")).select_from(E).outerjoin(A, E.boss).order_by(E.id)}
v = values(column("i", Integer), name="v").data([(1,), (3,)])
for k, f in q.items():
    t(k, lambda: str(f()))
    def run():
        r = s.execute(f()); 
        if k.startswith("jl"): r = r.unique()
        return [tuple(x) if not isinstance(x, dict) else x for x in r.all()]
    t("  ", run); t("  keys", lambda: list(s.execute(f()).keys())); t("  sc", lambda: s.scalars(f()).unique().first())
