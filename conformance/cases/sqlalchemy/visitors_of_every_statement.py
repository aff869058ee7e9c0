# visitors and adaption
from sqlalchemy import *
from sqlalchemy.sql import visitors
from sqlalchemy.sql.visitors import iterate, traverse, replacement_traverse, cloned_traverse
from sqlalchemy.sql.util import ClauseAdapter, find_tables
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", String(30)), Column("y", Integer))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("aid", ForeignKey("a.id")), Column("z", Integer))
al = a.alias("al")
sq = select(b.c.aid, func.max(b.c.z).label("mz")).group_by(b.c.aid).subquery("sq")
ct = select(a).where(a.c.y > 3).cte("ct")
st = {"sel": select(a.c.id, a.c.x).where(a.c.y > 5).order_by(a.c.x.desc()).limit(3), "join": select(a, b.c.z).join(b).where(b.c.z.in_([1, 2])), "joinf": select(a).select_from(a.outerjoin(b)), "sub": select(a.c.x, sq.c.mz).join(sq, sq.c.aid == a.c.id), "scal": select(a.c.id, select(func.count()).select_from(b).where(b.c.aid == a.c.id).scalar_subquery().label("n")), "ex": select(a).where(exists().where(b.c.aid == a.c.id)), "un": union(select(a.c.id), select(b.c.id)).order_by("id"), "cte": select(ct.c.id).join(b, b.c.aid == ct.c.id), "ins": insert(a).values(x="q", y=func.foo(3)), "insm": insert(a).values([{"x": "1"}, {"x": "2"}]), "insfs": insert(a).from_select(["x"], select(b.c.z)), "upd": update(a).where(a.c.id == 3).values(y=a.c.y + 1).returning(a.c.id), "del": delete(a).where(a.c.y.between(1, 2)), "case": select(case((a.c.y > 1, "x"), else_="z")), "fn": select(func.coalesce(a.c.x, "q", cast(a.c.y, String))), "text": text("select :a").bindparams(a=3), "tsel": text("select id").columns(column("id")), "al": select(al.c.id).where(al.c.x == a.c.x), "group": select(a.c.x, func.count()).group_by(a.c.x).having(func.count() > 2), "grt": select(a).where(or_(a.c.x == "q", and_(a.c.y == 1, not_(a.c.id == 3)))), "dist": select(a.c.x).distinct(), "over": select(func.sum(a.c.y).over(partition_by=a.c.x, order_by=a.c.id)), "tuple": select(a).where(tuple_(a.c.id, a.c.y).in_([(1, 2)]))}
def t(n, label, f):
    try: print(n, label, "->", f())
    except Exception as x: print(n, label, "->", type(x).__name__, str(x)[:160])
flat = lambda s: " ".join(str(s).split())
for n, s in st.items():
    t(n, "iter", lambda: [x.__visit_name__ for x in iterate(s)])
    t(n, "children", lambda: [x.__visit_name__ for x in s.get_children()])
    def tr():
        seen = []
        traverse(s, {}, {"column": lambda c: seen.append(str(c)), "table": lambda x: seen.append("T:" + x.name), "bindparam": lambda bp: seen.append("B:" + repr(bp.value)), "select": lambda q: seen.append("S")})
        return seen
    t(n, "traverse", tr)
    t(n, "tables", lambda: [str(x).replace("\n", " ") for x in find_tables(s)])
    t(n, "tables2", lambda: [flat(x) for x in find_tables(s, include_joins=True, include_aliases=True, include_selects=True, include_crud=True, check_columns=True)])
    if n not in ("ins", "insm", "insfs"): t(n, "repl", lambda: flat(replacement_traverse(s, {}, lambda el, **kw: al if el is a else al.c[el.key] if isinstance(el, Column) and el.table is a else None)))
    t(n, "replb", lambda: flat(replacement_traverse(s, {}, lambda el, **kw: literal_column("NN") if el.__visit_name__ == "bindparam" else None)))
    if n not in ("ins", "insm", "insfs"): t(n, "adapt", lambda: flat(ClauseAdapter(al).traverse(s)))
    def cl():
        def vb(bp): bp.value = 99; bp.callable = None
        r = cloned_traverse(s, {}, {"bindparam": vb})
        return flat(r), r.compile().params, s.compile().params
    t(n, "cloned", cl)
    t(n, "params", lambda: s.compile().params)
    t(n, "setp", lambda: flat(s.params(a=5).compile().params))
    t(n, "cmp", lambda: (s.compare(s), s.compare(st["sel"]), s.is_selectable, s.supports_execution, s.is_dml))
