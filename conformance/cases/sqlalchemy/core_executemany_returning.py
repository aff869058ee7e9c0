from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, update, delete, text, bindparam, func

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", String), Column("y", Integer, server_default="3"))
m.create_all(engine)
with engine.connect() as conn:
    rows = [{"x": f"v{i}"} for i in range(5)]
    print(conn.execute(insert(t).returning(t.c.id, t.c.x), rows).all())
    print(conn.execute(insert(t).returning(t.c.id, t.c.y, sort_by_parameter_order=True), rows[:2]).all())
    print(conn.execute(insert(t).returning(t.c.id).execution_options(insertmanyvalues_page_size=2), rows).scalars().all())
    print(conn.execute(insert(t).returning(t), [{"id": 100, "x": "a"}, {"id": 101, "x": "b"}]).all())
    r = conn.execute(insert(t), rows)
    print(r.rowcount)
    try:
        r.inserted_primary_key
    except Exception as e:
        print(type(e).__name__, e)
    print(conn.execute(insert(t).returning(t.c.id + 100, func.upper(t.c.x).label("u")), rows[:1]).mappings().all())
    print(conn.execute(insert(t).values(x="one").returning(t.c.x)).scalar_one())
    r = conn.execute(insert(t).values(x="ret").return_defaults())
    print(r.inserted_primary_key, r.returned_defaults)
    r = conn.execute(update(t).where(t.c.id == bindparam("b_id")).values(x=bindparam("x2")), [{"b_id": 1, "x2": "up"}, {"b_id": 2, "x2": "up"}])
    print(r.rowcount)
    r = conn.execute(delete(t).where(t.c.id == bindparam("b")), [{"b": 1}, {"b": 2}, {"b": 9999}])
    print(r.rowcount)
    conn.commit()
    print(conn.scalar(select(func.count()).select_from(t)))
    print(conn.execute(delete(t).returning(t.c.id)).scalars().all())
    conn.rollback()
    conn.execute(text("INSERT INTO t (x) VALUES (:x)"), [{"x": "t1"}, {"x": "t2"}])
    print(conn.execute(select(t.c.x).order_by(t.c.id.desc()).limit(2)).scalars().all())
    print(conn.execute(insert(t).values([{"x": "m1", "y": 1}, {"x": "m2", "y": 2}]).returning(t.c.x, t.c.y)).all())
    try:
        conn.execute(insert(t).values([{"x": "m1", "y": 1}, {"x": "m2"}]))
    except Exception as e:
        print(type(e).__name__, e)
