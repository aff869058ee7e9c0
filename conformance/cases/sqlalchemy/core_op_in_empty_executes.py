from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

engine = create_engine("sqlite://")
meta = MetaData()
t = Table("t", meta, Column("id", Integer, primary_key=True))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"id": n} for n in range(4)])
    print(conn.execute(select(t.c.id).where(t.c.id.in_([]))).all())
    print(conn.execute(select(t.c.id).where(t.c.id.not_in([]))).all())
    print(conn.execute(select(t.c.id).where(t.c.id.in_([1, 3, 9]))).all())
