from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, all_, any_, select
from sqlalchemy.dialects import postgresql

t = Table("t", MetaData(), Column("id", Integer), Column("tags", ARRAY(Integer)))
print((5 == any_(t.c.tags)).compile(dialect=postgresql.dialect()))
print((any_(t.c.tags) == 5).compile(dialect=postgresql.dialect()))
print((t.c.id > all_(select(t.c.id).scalar_subquery())))
print((any_(t.c.tags) > 5))
print(~(any_(t.c.tags) == 5))
print(any_(t.c.tags) == None)
try:
    any_(t.c.tags) + 5
except Exception as e:
    print(type(e).__name__, e)
