from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, insert, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"n": n} for n in (3, 1, 2, 5)])
    print(conn.execute(select(func.count(t.c.id).filter(t.c.n > 2), func.sum(t.c.n).filter(t.c.n < 3))).one())
    print(conn.execute(select(t.c.n, func.lag(t.c.n).over(order_by=t.c.id), func.lead(t.c.n, 1, 0).over(order_by=t.c.id), func.ntile(2).over(order_by=t.c.n))).all())
    print(conn.execute(select(t.c.n, func.first_value(t.c.n).over(order_by=t.c.n), func.avg(t.c.n).over(order_by=t.c.id, rows=(-1, 1)))).all())
