from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, text, exc, func, literal_column

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"name": "a", "n": 1}, {"name": "b", "n": 1}, {"name": "c", "n": 2}])
with engine.connect() as conn:
    r = conn.execute(select(t))
    print(r.keys(), list(r.keys()), "id" in r.keys())
    row = r.first()
    print(row, row.id, row[1], row[-1], row.name, len(row), list(row), tuple(row) == (1, "a", 1), row == (1, "a", 1))
    print(row._mapping, row._mapping["name"], row._mapping[t.c.n], row._fields, row._asdict(), dict(row._mapping))
    print("name" in row._mapping, list(row._mapping.items()), row[0:2], row.count(1), row.index("a"))
    i, name, n = row
    print(i, name, n, hash(row) == hash((1, "a", 1)), sorted([row, (0, "z", 0)]))
    print(conn.execute(select(t.c.name)).scalars().all(), conn.scalars(select(t.c.id)).all(), conn.scalar(select(t.c.name)))
    print(conn.execute(select(t)).mappings().all())
    print(conn.execute(select(t)).mappings().first())
    print(conn.execute(select(t.c.id)).one_or_none.__name__)
    for f in ("one", "one_or_none", "scalar_one", "scalar_one_or_none", "scalar", "first"):
        for w in (t.c.id == 1, t.c.id > 1, t.c.id > 100):
            try:
                print(f, getattr(conn.execute(select(t.c.name).where(w)), f)())
            except exc.InvalidRequestError as e:
                print(f, type(e).__name__, e)
    r = conn.execute(select(t.c.id))
    print(r.fetchone(), r.fetchmany(1), r.fetchall(), r.fetchone(), r.fetchall())
    print([list(p) for p in conn.execute(select(t.c.id)).partitions(2)])
    print(conn.execute(select(t.c.n)).unique().all(), conn.execute(select(t.c.n)).scalars().unique().all())
    print(conn.execute(select(t)).columns("name", 0).all(), conn.execute(select(t)).scalars("name").all(), conn.execute(select(t)).scalars(2).all())
    r = conn.execute(insert(t).values(name="z"))
    print(r.rowcount, r.returns_rows, r.inserted_primary_key, r.inserted_primary_key[0], r.inserted_primary_key.id, r.is_insert, r.closed)
    try:
        r.all()
    except exc.ResourceClosedError as e:
        print(e)
    r = conn.execute(text("select 1 as a, 2 as b, 3 as a"))
    print(r.keys())
    row = r.one()
    print(row.b)
    try:
        row.a
    except exc.InvalidRequestError as e:
        print(e)
    try:
        row.zz
    except AttributeError as e:
        print(e)
    try:
        row._mapping["zz"]
    except KeyError as e:
        print(type(e).__name__, e)
    print(conn.execute(select(func.count(t.c.id))).keys(), conn.execute(select(t.c.id + 1, literal_column("5"))).keys())
    a = t.alias()
    r = conn.execute(select(t.c.id, a.c.id).where(t.c.id == a.c.id))
    print(r.keys(), r.first())
    with conn.execute(select(t.c.id)) as r:
        print(next(r))
    print(r.closed)
    for x in conn.execute(select(t.c.id).limit(2)).tuples():
        print(x)
    fz = conn.execute(select(t.c.id)).freeze()
    print(fz().all(), fz().all())
