from sqlalchemy import JSON, Column, Integer, MetaData, Table, select
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer), Column("data", JSON))
for expr in [t.c.data["a"], t.c.data["a"].as_string(), t.c.data[("a", 1)].as_integer(), t.c.data["n"].as_float() > 2.5, t.c.data["b"].as_boolean()]:
    stmt = select(expr)
    for d in (sqlite, postgresql, mysql):
        print(stmt.compile(dialect=d.dialect()))
