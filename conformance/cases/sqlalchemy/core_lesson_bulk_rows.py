"""Thousands of rows: batches, rowcount, insertmanyvalues, order of returned keys and paging."""
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, bindparam, create_engine, delete, func, insert, select, text, update, tuple_

engine = create_engine("sqlite://", insertmanyvalues_page_size=4)
meta = MetaData()
point = Table("point", meta, Column("id", Integer, primary_key=True), Column("x", Integer), Column("y", Integer), Column("zone", String(1)), Index("ix_zone", "zone", "x"))
meta.create_all(engine)
rows = [{"x": i % 5, "y": i * i % 7, "zone": "abc"[i % 3]} for i in range(10)]
with engine.begin() as conn:
    result = conn.execute(insert(point).returning(point.c.id, point.c.zone, sort_by_parameter_order=True), rows)
    print(result.all())
    more = conn.execute(insert(point), rows[:3])
    print(more.rowcount, more.is_insert, more.returns_rows)
    change = update(point).where(point.c.id == bindparam("key")).values(y=bindparam("new_y"))
    result = conn.execute(change, [{"key": k, "new_y": 100 + k} for k in (1, 2, 99)])
    print(result.rowcount)
    last = (0, 0)
    while True:
        page = conn.execute(select(point.c.x, point.c.id).where(tuple_(point.c.x, point.c.id) > last).order_by(point.c.x, point.c.id).limit(5)).all()
        if not page:
            break
        print([tuple(r) for r in page])
        last = tuple(page[-1])
    result = conn.execute(select(point.c.id)).yield_per(6)
    print([len(p) for p in result.partitions()])
    conn.execute(insert(point).from_select(["x", "y", "zone"], select(point.c.x + 10, point.c.y, point.c.zone).where(point.c.zone == "c")))
    print(conn.execute(select(point.c.zone, func.count(), func.sum(point.c.y)).group_by(point.c.zone)).all())
    gone = conn.execute(delete(point).where(point.c.x >= 10).returning(point.c.id))
    print(sorted(gone.scalars()))
    try:
        conn.execute(insert(point), [{"x": 1, "y": 2}, {"x": 1}])
    except Exception as error:
        print(type(error).__name__, error)
    print(conn.execute(insert(point), [{"x": 1, "unknown": 2}]) if False else conn.scalar(select(func.count()).select_from(point)))
    try:
        conn.execute(insert(point), [{"x": 1, "unknown": 2}])
    except Exception as error:
        print(type(error).__name__, error)
