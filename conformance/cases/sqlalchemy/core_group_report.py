from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, case, create_engine, func, insert, select

meta = MetaData()
shop = Table("shop", meta, Column("id", Integer, primary_key=True), Column("name", String))
sale = Table("sale", meta, Column("id", Integer, primary_key=True), Column("shop_id", ForeignKey("shop.id")), Column("amount", Integer))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    meta.create_all(conn)
    conn.execute(insert(shop), [{"name": "north"}, {"name": "south"}, {"name": "empty"}])
    conn.execute(insert(sale), [{"shop_id": 1 + n % 2, "amount": n * 10} for n in range(1, 6)])
    stmt = (
        select(shop.c.name, func.count(sale.c.id).label("n"), func.coalesce(func.sum(sale.c.amount), 0).label("total"), func.sum(case((sale.c.amount > 20, 1), else_=0)).label("big"))
        .outerjoin(sale).group_by(shop.c.id).order_by(shop.c.name)
    )
    for row in conn.execute(stmt):
        print(row._mapping)
    print(conn.execute(stmt.having(func.count(sale.c.id) > 2)).all())
