from sqlalchemy import column, select, table

a = table("a", column("id"), column("x"))
b = table("b", column("id"), column("a_id"))
inner = select(b.c.id).where(b.c.a_id == a.c.id)
print(select(a.c.id).where(a.c.x == inner.scalar_subquery()))
print(select(a.c.id).where(a.c.x == inner.correlate(None).scalar_subquery()))
print(select(a.c.id, b.c.id).where(a.c.x == inner.correlate(a).scalar_subquery()))
print(select(a.c.id, b.c.id).where(a.c.x == inner.correlate_except(b).scalar_subquery()))
try:
    print(select(a.c.id, b.c.id).where(a.c.x == inner.scalar_subquery()))
except Exception as e:
    print(type(e).__name__, e)
