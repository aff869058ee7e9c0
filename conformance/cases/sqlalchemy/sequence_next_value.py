# Sequence: next_value() in statements, as a default and as a server default, its repr(), by database.
from sqlalchemy import *
from sqlalchemy.dialects import sqlite, postgresql, mysql, oracle, mssql
s = Sequence("My sq", schema="sc", start=5)
n = s.next_value()
print(type(n), n.type, n.name if hasattr(n,'name') else '', repr(s)[:200])
print(str(select(n)), "|", str(n), "|", str(func.next_value(Sequence("q"))))
t = Table("t", MetaData(), Column("id", Integer, s, primary_key=True), Column("x", Integer, server_default=Sequence("z").next_value()), Column("y", Integer, default=Sequence("w").next_value()))
for d in (sqlite, postgresql, mysql, oracle, mssql):
    d = d.dialect()
    for st in (select(n), select(n + 1), select(n.label("a")), insert(t), insert(t).values(x=5), insert(t).values(x=n), update(t).values(x=n), schema.CreateTable(t) if False else select(t.c.id)):
        try: print(d.name, " ".join(str(st.compile(dialect=d)).split()))
        except Exception as e: print(d.name, type(e).__name__, e)
for s in (Sequence("a"), Sequence("a", start=1, increment=2), Sequence("a", schema="s", cycle=True, optional=True), Sequence("a", minvalue=1, maxvalue=9, cache=3, order=True, nominvalue=True), Identity(), Identity(always=True, start=4), Identity(True, on_null=True, cycle=False, increment=2)):
    print(repr(s))
