from sqlalchemy import column, func, select, table

t = table("t", column("id"), column("kind"), column("n"))
print(func.count(t.c.id).filter(t.c.kind == "a"))
print(func.sum(t.c.n).filter(t.c.kind == "a", t.c.n > 3))
print(func.count(t.c.kind.distinct()))
print(func.count().filter(t.c.n > 1).over(partition_by=t.c.kind))
print(select(func.count()).select_from(t))
print(select(t.c.kind, func.count("*")).group_by(t.c.kind).having(func.count("*") > 2))
print(select(func.count(t.c.id)))
