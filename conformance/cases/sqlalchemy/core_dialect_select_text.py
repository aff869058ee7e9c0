from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, false, func, select, true
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("ok", Boolean), Column("name", String))
stmts = [select(t).where(t.c.ok), select(t).where(~t.c.ok), select(t).where(t.c.ok == true()), select(t).where(false()), select(true()), select(t.c.name.is_distinct_from("x")),
         select(t.c.id / 2, t.c.id // 2, t.c.id % 2), select(t.c.name + "x"), select(func.random(), func.char_length(t.c.name), func.now())]
for stmt in stmts:
    for d in (sqlite, postgresql, mysql):
        print(str(stmt.compile(dialect=d.dialect())).replace("\n", " "))
