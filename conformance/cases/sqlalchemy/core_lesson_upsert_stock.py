"""Stock levels kept by upserts: do update, do nothing, a condition, and returning."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, select, case, literal_column
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects import postgresql, mysql
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.mysql import insert as my_insert

engine = create_engine("sqlite://")
meta = MetaData()
stock = Table("stock", meta, Column("sku", String(8), primary_key=True), Column("shop", Integer, primary_key=True),
              Column("amount", Integer, nullable=False, default=0), Column("seen", Integer, server_default="1"))
meta.create_all(engine)
first = [{"sku": s, "shop": n, "amount": 10 * n} for s in ("tea", "jam") for n in (1, 2)]
with engine.begin() as conn:
    conn.execute(insert(stock), first)
    up = insert(stock)
    up = up.on_conflict_do_update(index_elements=[stock.c.sku, stock.c.shop],
                                  set_={"amount": stock.c.amount + up.excluded.amount, "seen": stock.c.seen + 1},
                                  where=up.excluded.amount > 0)
    conn.execute(up, [{"sku": "tea", "shop": 1, "amount": 5}, {"sku": "jam", "shop": 2, "amount": -4}, {"sku": "nut", "shop": 1, "amount": 7}])
    for row in conn.execute(select(stock).order_by(stock.c.sku, stock.c.shop)):
        print(tuple(row))
    one = insert(stock).values(sku="tea", shop=1, amount=99).on_conflict_do_nothing().returning(stock.c.sku)
    print("nothing", conn.execute(one).all())
    two = insert(stock).values(sku="oat", shop=3).on_conflict_do_nothing(index_elements=["sku", "shop"]).returning(stock)
    print("new", conn.execute(two).one()._asdict())
    many = insert(stock).values([{"sku": "tea", "shop": 1, "amount": 1}, {"sku": "rye", "shop": 1, "amount": 2}])
    many = many.on_conflict_do_update(index_elements=["sku", "shop"], set_=dict(amount=many.excluded.amount)).returning(
        stock.c.sku, stock.c.amount, (stock.c.amount > 1).label("big"))
    print(conn.execute(many).mappings().all())

for build, dialect in ((pg_insert, postgresql.dialect()), (my_insert, mysql.dialect())):
    stmt = build(stock).values(sku="tea", shop=1, amount=2)
    if build is pg_insert:
        stmt = stmt.on_conflict_do_update(constraint=stock.primary_key, set_={"amount": stmt.excluded.amount, "seen": func.now()},
                                          where=stock.c.seen < 5)
    else:
        stmt = stmt.on_duplicate_key_update(amount=stmt.inserted.amount + stock.c.amount, seen=func.current_timestamp())
    print(stmt.compile(dialect=dialect))
