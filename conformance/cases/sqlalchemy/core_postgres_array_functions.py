from sqlalchemy import ARRAY, Column, Integer, MetaData, String, Table, func, select
from sqlalchemy.dialects import postgresql

t = Table("t", MetaData(), Column("id", Integer), Column("tags", ARRAY(String)))
pg = postgresql.dialect()
for stmt in (select(t.c.tags[2]), select(func.array_agg(t.c.id)), select(func.unnest(t.c.tags)), select(t.c.tags == ["a"]), select(func.array_agg(t.c.id).filter(t.c.id > 1))):
    print(stmt.compile(dialect=pg))
print(repr(func.array_agg(t.c.id).type))
