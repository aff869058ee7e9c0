from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.dialects import mysql, postgresql, sqlite

for d in (sqlite, postgresql, mysql):
    p = d.dialect().identifier_preparer
    print([p.quote(n) for n in ("plain", "Mixed", "order", "with space", "1st", 'qu"ote', "user")])
t = Table("Order", MetaData(schema="My"), Column("Group", Integer), Column("x%y", String))
from sqlalchemy import select

for d in (sqlite, postgresql, mysql):
    print(select(t).where(t.c.Group > 5).compile(dialect=d.dialect()))
