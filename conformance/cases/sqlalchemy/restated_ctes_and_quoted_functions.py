from sqlalchemy import *
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.sql.elements import quoted_name
s1 = select(literal(0).label("x"))
cte = s1.cte(name="cte", recursive=True)
bar = select(cte).cte("bar")
cte2 = cte.union_all(select(cte.c.x + 1).where(cte.c.x < 10))
print(select(cte2, bar)); print(select(bar)); print(select(bar, cte2))
al, al2 = bar.alias("cs1"), cte2.alias("cs2")
print(select(al2, al)); print(select(al)); print(select(al, al2))
class myfunc(GenericFunction):
    inherit_cache = True
    name = quoted_name("NotMyFunc", quote=True)
    identifier = "myfunc"
class other(GenericFunction):
    inherit_cache = True
    name = quoted_name("NotMyOther", quote=True)
print(func.myfunc(), func.notmyother(1), func.myfunc().name)
from sqlalchemy.dialects import postgresql, mysql
t = Table("t", MetaData(), Column("x", Integer, primary_key=True), Column("q", Integer))
print(t.insert().values(x=None, q=5).compile(dialect=postgresql.dialect()))
print(insert(t).compile(dialect=postgresql.dialect(), column_keys=["x", "q"]))
print(insert(t).values(q=5).compile(dialect=postgresql.dialect()))
a = Table("a", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("b_id", Integer))
b = Table("b", a.metadata, Column("id", Integer, primary_key=True), Column("name", String))
for d in (mysql, postgresql):
    for st in [update(a).values({a.c.name: "x", b.c.name: "y"}).where(a.c.b_id == b.c.id), update(a).values({b.c.name: "y"}).where(a.c.b_id == b.c.id), update(a).values(name=b.c.name).where(a.c.b_id == b.c.id), update(a).values({"name": "z", b.c.name: b.c.name + a.c.name}).where(a.c.b_id == b.c.id)]:
        try: print(st.compile(dialect=d.dialect()), st.compile(dialect=d.dialect()).params)
        except Exception as e: print(type(e).__name__, e)
