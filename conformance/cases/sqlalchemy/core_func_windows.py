from sqlalchemy import column, func, over, select, table

t = table("t", column("id"), column("kind"), column("n"))
print(func.row_number().over())
print(func.row_number().over(order_by=t.c.n.desc()))
print(func.rank().over(partition_by=[t.c.kind, t.c.id], order_by=[t.c.n, t.c.id.desc()]))
print(func.sum(t.c.n).over(order_by=t.c.id, rows=(None, 0)))
print(func.sum(t.c.n).over(order_by=t.c.id, rows=(-2, 3)))
print(func.sum(t.c.n).over(order_by=t.c.id, range_=(0, None)))
print(func.sum(t.c.n).over(order_by=t.c.id, groups=(-1, 1)))
print(over(func.avg(t.c.n), partition_by="kind"))
print(select(t.c.id, func.lag(t.c.n, 1).over(order_by=t.c.id).label("prev")))
