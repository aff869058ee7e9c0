from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, insert, select, update

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("touched", Integer, onupdate=7))
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"name": n} for n in "abc"])
    print(conn.execute(update(t).where(t.c.name != "b").values(name=t.c.name + "!")).rowcount)
    conn.execute(update(t).where(t.c.name == bindparam("old")).values(name=bindparam("new")), [{"old": "b", "new": "B"}, {"old": "a!", "new": "A"}])
    print(conn.execute(update(t).values(name="z").where(t.c.id == 3).returning(t.c.id, t.c.touched)).all())
    print(conn.execute(select(t)).all())
