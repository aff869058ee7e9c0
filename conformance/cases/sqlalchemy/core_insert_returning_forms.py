from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, literal_column

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    print(conn.execute(insert(t).values(name="a").returning(t)).one())
    print(conn.execute(insert(t).values(name="b").returning(func.upper(t.c.name).label("up"), t.c.id * 10)).mappings().one())
    print(conn.execute(insert(t).values([{"name": "c"}, {"name": "d"}]).returning(t.c.id)).scalars().all())
    print(conn.execute(insert(t).values(name="e").returning(literal_column("1"))).scalar())
