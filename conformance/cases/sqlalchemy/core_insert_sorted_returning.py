from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
with engine.begin() as conn:
    t.create(conn)
    rows = conn.execute(insert(t).returning(t.c.id, sort_by_parameter_order=True), [{"name": n} for n in "abc"])
    print(rows.scalars().all())
    print(conn.execute(insert(t).returning(t), [{"name": "x", "id": 20}, {"name": "y", "id": 10}]).all())
