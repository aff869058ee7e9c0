from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine, delete, exists, func, insert, select, update

meta = MetaData()
p = Table("p", meta, Column("id", Integer, primary_key=True), Column("total", Integer))
c = Table("c", meta, Column("id", Integer, primary_key=True), Column("p_id", ForeignKey("p.id")), Column("n", Integer))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    meta.create_all(conn)
    conn.execute(insert(p), [{"id": 1}, {"id": 2}, {"id": 3}])
    conn.execute(insert(c), [{"p_id": 1, "n": 5}, {"p_id": 1, "n": 6}, {"p_id": 2, "n": 1}])
    conn.execute(update(p).values(total=select(func.sum(c.c.n)).where(c.c.p_id == p.c.id).scalar_subquery()))
    print(conn.execute(select(p)).all())
    conn.execute(update(p).where(p.c.id == c.c.p_id, c.c.n == 1).values(total=c.c.n * 100))
    conn.execute(delete(p).where(~exists().where(c.c.p_id == p.c.id)))
    print(conn.execute(select(p)).all())
