from sqlalchemy import column, func, select, table
from sqlalchemy.sql import visitors

t = table("t", column("a"), column("b"))
expr = (t.c.a == 5) & (func.lower(t.c.b) == "x")
print([type(e).__name__ for e in visitors.iterate(expr)])
seen = []
visitors.traverse(expr, {}, {"column": lambda c: seen.append(c.name), "bindparam": lambda b: seen.append(b.value)})
print(seen)
print(visitors.replacement_traverse(expr, {}, lambda e: column("z") if e is t.c.a else None))
print(expr)
