from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table

meta = MetaData()
t = Table("t", meta, Column("id", Integer, primary_key=True), Column("name", String, key="nm"), Column("p", ForeignKey("t.id")))
print(t.c.keys(), [c.name for c in t.columns], len(t.c), "nm" in t.c, t.c.get("zzz"))
print(t.primary_key.columns.keys(), t.c.nm.name, t.c.nm.key, t.c[0].name)
print(t.c.p.foreign_keys, list(t.foreign_keys)[0].column, t.c.p.references(t.c.id))
print(repr(t))
print(str(t), t.name, t.description, t.c.id.table is t)
for bad in ("x", 9):
    try:
        t.c[bad]
    except Exception as e:
        print(type(e).__name__, e)
try:
    t.c.missing
except AttributeError as e:
    print(e)
try:
    Table("t", meta, Column("x", Integer))
except Exception as e:
    print(type(e).__name__, e)
