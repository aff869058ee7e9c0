from sqlalchemy import Column, Integer, MetaData, String, Table, func, insert, literal, select
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer))
print(insert(t))
print(insert(t).values(name="a"))
print(insert(t).values({"name": "a", t.c.n: 5}))
print(insert(t).values((1, "a", 2)))
print(insert(t).values([{"name": "a"}, {"name": "b"}]))
print(insert(t).values(name=func.lower("X"), n=select(func.max(t.c.n)).scalar_subquery()))
print(insert(t).values())
print(insert(t).values(name="a").returning(t.c.id, t.c.name.label("x")))
print(insert(t).values([{"name": "a"}, {"name": "b"}]).compile().params)
for d in (sqlite, postgresql, mysql):
    print(insert(t).values().compile(dialect=d.dialect()))
try:
    print(insert(t).values(zzz=5))
except Exception as e:
    print(type(e).__name__, e)
