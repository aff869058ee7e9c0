from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, select
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
stmt = select(func.aggregate_strings(t.c.name, ", "))
for d in (sqlite, postgresql, mysql):
    print(stmt.compile(dialect=d.dialect()))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"name": n} for n in "abc"])
    print(conn.scalar(stmt))
