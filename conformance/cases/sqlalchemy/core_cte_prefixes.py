from sqlalchemy import column, select, table
from sqlalchemy.dialects import postgresql

t = table("t", column("id"))
c = select(t.c.id).cte("c").prefix_with("NOT MATERIALIZED", dialect="postgresql")
print(select(c.c.id).compile(dialect=postgresql.dialect()))
print(select(c.c.id))
print(select(select(t.c.id).cte("d").suffix_with("SEARCH DEPTH FIRST").c.id))
