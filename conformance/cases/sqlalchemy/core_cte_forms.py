from sqlalchemy import Integer, column, func, literal, select, table

orders = table("orders", column("region"), column("amount"))
totals = select(orders.c.region, func.sum(orders.c.amount).label("total")).group_by(orders.c.region).cte("totals")
top = select(totals.c.region).where(totals.c.total > 10).cte("top")
print(select(orders).where(orders.c.region.in_(select(top.c.region))))
print(select(totals.alias("x").c.total, totals.c.total))
print(select(select(orders.c.region).cte().c.region))
numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < 5))
print(select(numbers.c.n))
