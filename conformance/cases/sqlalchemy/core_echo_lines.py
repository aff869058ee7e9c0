import sys

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

engine = create_engine("sqlite://", echo=True)
t = Table("t", MetaData(), Column("id", Integer, primary_key=True))
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"id": 1}, {"id": 2}])
    print(conn.execute(select(t).where(t.c.id > 1)).all())
engine.echo = False
print(engine.echo)
