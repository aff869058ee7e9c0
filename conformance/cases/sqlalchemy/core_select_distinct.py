from sqlalchemy import column, distinct, func, select, table
from sqlalchemy.dialects import postgresql

t = table("t", column("id"), column("name"))
print(select(t.c.name).distinct())
print(select(distinct(t.c.name)))
print(select(func.count(distinct(t.c.name))))
print(select(t).distinct(t.c.name).compile(dialect=postgresql.dialect()))
print(select(t.c.name.distinct().label("n")))
