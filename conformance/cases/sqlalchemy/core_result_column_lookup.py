from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, select

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values(name="a"))
    m = conn.execute(select(t.c.id, t.c.name, func.count().over().label("n"))).mappings().one()
    print(m[t.c.id], m[t.c.name], m["n"], dict(m))
    other = Table("o", MetaData(), Column("id", Integer))
    try:
        m[other.c.id]
    except Exception as e:
        print(type(e).__name__, e)
    dup = conn.execute(select(t.c.id, t.c.id, t.c.name)).one()
    print(dup, dup._fields)
    try:
        dup.id
    except Exception as e:
        print(type(e).__name__, e)
