from sqlalchemy import column, select, table
from sqlalchemy.dialects import postgresql

t = table("t", column("id"))
print(select(t).fetch(5))
print(select(t).order_by(t.c.id).fetch(5, with_ties=True).offset(2))
print(select(t).fetch(10, percent=True).compile(dialect=postgresql.dialect()))
