from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.dialects.sqlite import insert

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("hits", Integer, default=0))
with engine.begin() as conn:
    t.create(conn)
    base = insert(t).values(id=1, name="a", hits=1)
    conn.execute(base)
    conn.execute(base.on_conflict_do_nothing())
    up = base.on_conflict_do_update(index_elements=[t.c.id], set_={"hits": t.c.hits + base.excluded.hits, "name": base.excluded.name + "!"})
    conn.execute(up)
    conn.execute(base.on_conflict_do_update(index_elements=["id"], set_=dict(hits=50), where=t.c.hits > 100))
    print(conn.execute(select(t)).all())
    print(conn.execute(up.returning(t.c.hits)).scalar())
