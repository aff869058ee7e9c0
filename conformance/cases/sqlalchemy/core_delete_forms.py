from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, and_, create_engine, delete, exists, insert, select
from sqlalchemy.dialects import mysql, postgresql, sqlite

meta = MetaData()
u = Table("u", meta, Column("id", Integer, primary_key=True))
a = Table("a", meta, Column("id", Integer, primary_key=True), Column("u_id", ForeignKey("u.id")))
print(delete(u))
print(delete(u).where(u.c.id > 5).returning(u.c.id))
print(delete(u).where(exists().where(a.c.u_id == u.c.id)))
for d in (postgresql, mysql):
    print(delete(u).where(u.c.id == a.c.u_id).compile(dialect=d.dialect()))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    meta.create_all(conn)
    conn.execute(insert(u), [{"id": n} for n in range(1, 6)])
    print(conn.execute(delete(u).where(u.c.id.in_([1, 2]))).rowcount)
    print(conn.execute(delete(u).where(u.c.id > 3).returning(u.c.id)).scalars().all())
    print(conn.execute(select(u)).all())
