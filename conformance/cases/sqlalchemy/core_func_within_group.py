from sqlalchemy import Integer, column, func, select, table
from sqlalchemy.dialects import postgresql

t = table("t", column("n", Integer), column("kind"))
print(func.percentile_cont(0.5).within_group(t.c.n))
print(func.percentile_disc([0.25, 0.75]).within_group(t.c.n.desc(), t.c.kind))
print(func.mode().within_group(t.c.n).filter(t.c.kind == "x"))
print(select(func.rank(5).within_group(t.c.n)).compile(dialect=postgresql.dialect()))
print(repr(func.rank(5).within_group(t.c.n).type))
