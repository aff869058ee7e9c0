from sqlalchemy import Column, Integer, MetaData, String, Table, column, create_engine, insert, select, values

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"name": "a"}, {"name": "b"}])
    v = values(column("id", Integer), column("extra", String), name="v").data([(1, "one"), (2, "two")])
    print(select(t.c.name, v.c.extra).join(v, v.c.id == t.c.id))
