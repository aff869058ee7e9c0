from sqlalchemy import column, func, select, table, tablesample, text
from sqlalchemy.dialects import postgresql

t = table("t", column("id"))
s = tablesample(t, func.bernoulli(1), name="alias", seed=func.random())
print(select(s.c.id))
print(select(t.tablesample(10, name="s").c.id).compile(dialect=postgresql.dialect()))
