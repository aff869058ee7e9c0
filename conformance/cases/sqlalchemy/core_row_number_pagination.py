from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("team", String), Column("points", Integer))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"team": "ab"[n % 2], "points": n * 7 % 5} for n in range(8)])
    ranked = select(t, func.row_number().over(partition_by=t.c.team, order_by=(t.c.points.desc(), t.c.id)).label("place")).subquery()
    for row in conn.execute(select(ranked.c.team, ranked.c.points, ranked.c.place).where(ranked.c.place <= 2).order_by(ranked.c.team, ranked.c.place)):
        print(row)
    running = select(t.c.id, func.sum(t.c.points).over(order_by=t.c.id, rows=(None, 0)))
    print(conn.execute(running).all())
