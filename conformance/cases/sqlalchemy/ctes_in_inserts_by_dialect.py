# Where WITH stands in INSERT by database, INSERT of many rows as a CTE, words around CTEs.
from sqlalchemy import *
from sqlalchemy.dialects import sqlite, postgresql, mysql, oracle, mssql
def show(*a):
    for f in a:
        try: print(" ".join(str(f()).split()))
        except Exception as e: print(type(e).__name__, str(e)[:200])
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", ARRAY(Integer)), Column("z", ARRAY(Integer, zero_indexes=True)), Column("s", String(5)), Column("n", Integer))
pg = postgresql.dialect()
cte = select(t.c.n).where(t.c.n == 3).cte("c")
ins = insert(t).from_select(["n"], select(cte.c.n).where(cte.c.n > 5))
rec = select(literal(1).label("x")).cte("r", recursive=True)
rec = rec.union_all(select(rec.c.x + 1).where(rec.c.x < 5))
for d in (None, sqlite.dialect(), pg, mysql.dialect(), oracle.dialect(), mssql.dialect()):
    show(lambda: ins.compile(dialect=d), lambda: insert(t).from_select(["n"], select(rec)).compile(dialect=d), lambda: ins.add_cte(select(t.c.id).cte("q")).compile(dialect=d), lambda: insert(t).values(n=select(cte.c.n).scalar_subquery()).compile(dialect=d), lambda: update(t).values(n=cte.c.n).where(t.c.id == cte.c.n).compile(dialect=d), lambda: delete(t).where(t.c.id.in_(select(cte.c.n))).compile(dialect=d), lambda: d.cte_follows_insert if d else "")
    show(lambda: select(insert(t).values([{"n": 1}, {"n": 2}]).returning(t.c.id).cte("i")).compile(dialect=d), lambda: insert(t).values([{"n": 1}, {"n": 2}]).add_cte(insert(t).values([{"n": 5}, {"n": 6}]).cte("k")).compile(dialect=d))
    show(lambda: select(cte.suffix_with("x y", dialect="oracle")).compile(dialect=d), lambda: select(cte.prefix_with("MATERIALIZED")).compile(dialect=d), lambda: select(t.c.id).suffix_with("FOR X").compile(dialect=d))
