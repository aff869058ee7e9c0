from sqlalchemy import column, select, table

t = table("t", column("id"), column("parent_id"))
p, q = t.alias(), t.alias("q")
print(select(p.c.id, q.c.id).where(p.c.parent_id == q.c.id))
print(select(t.alias().c.id, t.alias().c.id))
print(p.alias("again").c.id)
print(q.name, p.is_derived_from(t), t.is_derived_from(p))
print(select(t.join(q, t.c.id == q.c.parent_id).select().subquery("j")))
