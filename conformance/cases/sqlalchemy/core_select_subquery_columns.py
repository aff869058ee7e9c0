from sqlalchemy import column, func, select, table

t = table("t", column("id"), column("kind"))
sub = select(t.c.kind, func.count(t.c.id).label("n")).group_by(t.c.kind).subquery()
print(sub.c.keys(), sub.c.n, sub.c.kind.table is sub)
print(select(t.c.id, sub.c.n).join(sub, sub.c.kind == t.c.kind))
named = select(t.c.id + 1).subquery("plus")
print(named.c.keys())
print(select(named))
print(select(select(t).subquery().alias("again")))
print(sub.corresponding_column(t.c.kind))
