# The collection .c of tables, subqueries, keys and SELECTs: by name, number, slice and tuple; what it prints; which column stands for which.
from sqlalchemy import *
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("x", Integer, key="kx"), Column("y", Integer))
s = select(t.c.id, t.c.name.label("nm"), (t.c.y + 1).label("z")).subquery("s")
def show(*a):
    for f in a:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
for c in (t.c, t.columns, s.c, t.primary_key.columns, t.primary_key.c, select(t).selected_columns, select(t).exported_columns):
    show(lambda: type(c).__name__, lambda: len(c), lambda: c.keys(), lambda: [str(x) for x in c.values()], lambda: [(k, str(v)) for k, v in c.items()], lambda: str(c), lambda: repr(c)[:60], lambda: c[0], lambda: c[-1], lambda: c[9], lambda: c["id"], lambda: c["nope"], lambda: c.nope, lambda: c[0, 1].keys(), lambda: c["id", "nope"], lambda: c[0:2].keys(), lambda: c[::-1].keys(), lambda: c[5, 6], lambda: "id" in c, lambda: t.c.id in c, lambda: c.contains_column(t.c.id), lambda: c.contains_column(t.c.y), lambda: c.get("id"), lambda: c.get("q", 5), lambda: list(c)[0], lambda: bool(c), lambda: c == c, lambda: str(select(c)), lambda: str(select(c["id",])), lambda: c.corresponding_column(t.c.id), lambda: c.kx, lambda: c.x, lambda: c + c)
class_ = type(t.c)
print(class_.__mro__[0].__name__, class_.__module__)
print(t.c.id.table is t, t.c.kx.name, t.c.kx.key, s.c.nm.table.name, s.c.z.type, s.c.id.primary_key, s.c.id.base_columns, t.c.id.proxy_set)
