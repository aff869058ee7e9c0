from sqlalchemy import column, exists, func, select, table

t = table("t", column("id"), column("parent_id"))
child = t.alias("child")
n = select(func.count(child.c.id)).where(child.c.parent_id == t.c.id).scalar_subquery()
print(select(t.c.id, n.label("children")))
print(select(t.c.id).where(n > 3).order_by(n.desc()))
print(select(t.c.id).where(~exists().where(child.c.parent_id == t.c.id)))
print(select(exists(select(t.c.id))))
print(select(exists().where(t.c.id == 1)))
print(exists(t.c.id).where(t.c.id > 4).select_from(child))
print(n + 5)
