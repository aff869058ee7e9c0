from sqlalchemy import asc, column, desc, func, nulls_first, nulls_last, select, table

t = table("t", column("id"), column("name"), column("n"))
print(select(t.c.id).order_by(t.c.name, t.c.n.desc()))
print(select(t.c.id).order_by(desc("name"), asc(t.c.n)))
print(select(t.c.id).order_by(nulls_last(t.c.n.desc()), nulls_first(t.c.name)))
print(select(t.c.id, func.count(t.c.n).label("c")).group_by(t.c.id).order_by(desc("c")))
print(select(t.c.name.label("who"), func.sum(t.c.n)).group_by("who"))
print(select(t.c.id).order_by(t.c.name).order_by(None))
print(select(t.c.name, func.max(t.c.n)).group_by(t.c.name).having(func.max(t.c.n) > 5))
try:
    print(select(t.c.id).order_by("nonsense"))
except Exception as e:
    print(type(e).__name__, e)
