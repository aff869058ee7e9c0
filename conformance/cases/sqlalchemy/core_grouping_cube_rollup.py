from sqlalchemy import column, func, select, table, tuple_

t = table("t", column("x"), column("y"), column("value"))
print(select(func.sum(t.c.value)).group_by(func.rollup(t.c.x, t.c.y)))
print(select(func.sum(t.c.value)).group_by(func.cube(t.c.x, t.c.y)))
print(select(func.sum(t.c.value)).group_by(func.grouping_sets(tuple_(t.c.x, t.c.y), tuple_(t.c.x))))
