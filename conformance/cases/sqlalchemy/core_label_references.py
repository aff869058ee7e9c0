from sqlalchemy import column, desc, func, select, table

t = table("t", column("a"), column("b"))
total = (t.c.a + t.c.b).label("total")
print(select(total).order_by(total))
print(select(total).order_by(total.desc()).where(total > 5))
print(select(t.c.a).order_by(total))
print(select(total, func.count()).group_by(total).having(total > 3))
print(select(total).order_by(desc("total")))
print(total.name, total.element, select(total).subquery().c.total)
