from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String, default="none"), Column("n", Integer))
with engine.begin() as conn:
    t.create(conn)
    r = conn.execute(insert(t), [{"n": 1}, {"n": 2, }, {"n": 3}])
    print(r.rowcount)
    r = conn.execute(insert(t), {"name": "one", "n": 9})
    print(r.inserted_primary_key, r.lastrowid, r.is_insert, r.returns_rows)
    rows = conn.execute(insert(t).returning(t.c.id, t.c.n), [{"n": 10}, {"n": 11}]).all()
    print(rows)
    print(conn.execute(select(t)).all())
    try:
        conn.execute(insert(t), [{"n": 1, "name": "a"}, {"n": 2}])
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
