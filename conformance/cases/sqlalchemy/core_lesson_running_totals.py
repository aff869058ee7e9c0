"""Window frames over a cash book: running totals, moving means, neighbours, shares."""
from datetime import date
from decimal import Decimal
from sqlalchemy import Column, Date, Integer, MetaData, Numeric, String, Table, create_engine, func, insert, select, over, cast, Float, extract, desc

engine = create_engine("sqlite://")
meta = MetaData()
book = Table("book", meta, Column("id", Integer, primary_key=True), Column("day", Date), Column("kind", String), Column("cents", Integer))
meta.create_all(engine)
rows = [(1, "in", 500), (2, "out", -120), (3, "in", 80), (4, "out", -300), (5, "in", 700), (6, "out", -20)]
with engine.begin() as conn:
    conn.execute(insert(book), [{"day": date(2024, 5, d), "kind": k, "cents": c} for d, k, c in rows])

running = func.sum(book.c.cents).over(order_by=book.c.day).label("balance")
mean3 = func.avg(book.c.cents).over(order_by=book.c.day, rows=(-2, 0)).label("mean3")
ahead = func.sum(book.c.cents).over(order_by=book.c.day, rows=(1, None)).label("ahead")
change = (book.c.cents - func.lag(book.c.cents, 1, 0).over(order_by=book.c.day)).label("change")
with engine.connect() as conn:
    q = select(book.c.day, running, mean3, ahead, change).order_by(book.c.day)
    print(q)
    for row in conn.execute(q):
        print(row.day, row.balance, round(row.mean3, 2), row.ahead, row.change)
    ranks = select(book.c.kind, book.c.cents, func.rank().over(partition_by=book.c.kind, order_by=desc(func.abs(book.c.cents))).label("rank"),
                   func.ntile(2).over(order_by=book.c.cents).label("half"),
                   func.first_value(book.c.cents).over(partition_by=book.c.kind, order_by=book.c.day).label("first")).subquery("ranks")
    print(conn.execute(select(ranks.c["kind", "cents", "half", "first"]).where(ranks.c.rank <= 2).order_by(ranks.c.kind, ranks.c.rank)).all())
    total = over(func.sum(book.c.cents), partition_by=[book.c.kind])
    share = select(book.c.id, (cast(book.c.cents, Float) / total).label("share")).order_by(book.c.id)
    print([(i, round(s, 3)) for i, s in conn.execute(share)])
    near = func.count().over(order_by=book.c.cents, range_=(-100, 100))
    print(select(book.c.id, near.label("near")))
    print(conn.execute(select(book.c.id, near.label("near")).order_by(book.c.id)).all())
    even = func.count(book.c.id).filter(extract("day", book.c.day) % 2 == 0).over(order_by=book.c.day)
    print(conn.scalars(select(even)).all())
try:
    func.sum(book.c.cents).over(rows=(0, 1), range_=(0, 1))
except Exception as error:
    print(type(error).__name__, error)
try:
    func.sum(book.c.cents).over(rows=("a", 1))
except Exception as error:
    print(type(error).__name__, error)
