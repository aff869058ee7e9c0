"""One result, many ways to read it."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, exc, insert, select, text, column, values

engine = create_engine("sqlite://")
data = values(column("city", String), column("people", Integer), name="data").data(
    [("Oslo", 700), ("Bergen", 290), ("Tromso", 77), ("Bodo", 53)])
query = select(data.c.city, data.c.people).order_by(data.c.people.desc())
with engine.connect() as conn:
    result = conn.execute(query)
    print(result.keys(), list(result.keys()), result.returns_rows, result.closed)
    print(result.first(), result.closed)
    try:
        result.fetchone()
    except exc.ResourceClosedError as error:
        print(error)
    result = conn.execute(query)
    print(result.fetchone(), result.fetchmany(2), result.fetchall(), result.fetchall(), result.fetchone())
    for part in conn.execute(query).partitions(3):
        print("part", [r.city for r in part])
    print(conn.execute(query).columns("people", 0).all())
    print(conn.execute(query).mappings().first())
    print(dict(conn.execute(query).all()))
    print({m["city"]: m["people"] for m in conn.execute(query).mappings()})
    print(conn.execute(query).scalars("people").all(), conn.execute(query).scalars(1).first())
    for method in ("one", "one_or_none", "scalar_one", "scalar_one_or_none"):
        try:
            print(getattr(conn.execute(query), method)())
        except exc.MultipleResultsFound as error:
            print(method, error)
        try:
            print(method, getattr(conn.execute(query.where(data.c.people > 9000)), method)())
        except exc.NoResultFound as error:
            print(method, error)
    row = conn.execute(query.limit(1)).one()
    city, people = row
    print(city, people, row[0], row[-1], row.city, row._mapping["people"], row._fields, row.count(700), row.index("Oslo"), row == ("Oslo", 700), row < ("P",))
    for wrong in (lambda: row.town, lambda: row["city"], lambda: row._mapping["town"], lambda: row[5]):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    frozen = conn.execute(query).freeze()
    print(len(frozen().all()), frozen().scalars().all())
    print(conn.execute(text("SELECT 1 AS a, 2 AS a, 3 AS b")).one(), conn.execute(query).tuples().fetchmany(1))
    print(conn.execute(query).yield_per(2).unique(lambda r: len(r.city)).all())
