from sqlalchemy import MetaData, Table, Column, Integer, String, ForeignKey, select, func, Text, DateTime, Boolean, column, table, literal_column

m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String(30), key="label", doc="the name"), Column("ok", Boolean, default=True), Column("note", Text, info={"a": 1}))
print(t.c.keys(), len(t.c), "label" in t.c, "name" in t.c)
print([c.name for c in t.c], [c.key for c in t.columns], t.c.label.name, t.c["ok"] is t.c.ok)
print(t.c.label, select(t.c.label), t.insert().values(label="x"))
for k, c in t.c.items():
    print(k, c, c.type, c.nullable, c.primary_key, c.default is not None, c.info)
print(t.c.values()[0] is t.c.id, t.c.get("zz"), list(t.c)[1].table is t, t.c[0] is t.c.id)
print(t.columns is not None, t.primary_key.columns.keys(), t.metadata is m, t.name, t.fullname, t.key, t.schema)
t.append_column(Column("extra", DateTime))
print(t.c.keys(), t.c.extra.table.name)
s = select(t.c.id, t.c.label, func.count().label("n")).subquery("sq")
print(s.c.keys(), s.c.label, s.c.n, s.c.n.type, s.name, select(s.c.label))
print(s.c.contains_column(s.c.id), t.c.contains_column(s.c.id), s.corresponding_column(t.c.id) is s.c.id)
print(repr(t.c.note), repr(t.c.label))
lt = table("lite", column("a"), column("b", Integer))
print(lt.c.a, lt.c.keys(), lt.insert().values(a=1), lt.update().where(lt.c.b == 2), lt.delete(), select(lt))
t2 = Table("t", m)
print(t2 is t, Table("t", m, Column("more", Integer), extend_existing=True).c.keys())
print(sorted(m.tables), "t" in m, m.tables["t"] is t)
print(t.c.id == t.c.id, bool(t.c.id == t.c.id), bool(t.c.id == t.c.ok), t.c.id is not None, t.c.id in [t.c.ok, t.c.id])
d = {t.c.id: 1, t.c.label: 2}
print(d[t.c.id], len({t.c.id, t.c.id, t.c.ok}))
try:
    t.c.missing
except AttributeError as e:
    print("AttributeError", e)
