from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.connect() as conn:
    row = conn.execute(text("select 1 as a, 'x' as b, null as c")).one()
    print(row, row.a, row[1], row._mapping["c"], row._fields, row._asdict(), tuple(row), len(row), "x" in row)
    a, b, c = row
    print(a, b, c, row == (1, "x", None), row < (2,), hash(row) == hash((1, "x", None)), row[0:2], row.count(1), row.index("x"))
    print(list(row._mapping.items()), row._mapping.keys())
    for bad in (lambda: row.zzz, lambda: row[9], lambda: row._mapping["zzz"], lambda: row._mapping[0]):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e)
