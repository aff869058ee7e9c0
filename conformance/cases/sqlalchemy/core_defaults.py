from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, DateTime, Boolean, select, insert, update, func, text, ForeignKey
import datetime

engine = create_engine("sqlite://")
m = MetaData()
calls = []
def counter():
    calls.append(1)
    return len(calls)
def from_ctx(context):
    return context.get_current_parameters()["name"].upper()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), Column("kind", String, default="plain"),
    Column("n", Integer, default=counter), Column("up", String, default=from_ctx), Column("low", String, default=func.lower("ABC")),
    Column("ver", Integer, default=1, onupdate=lambda: 99), Column("srv", String, server_default="srv"), Column("num", Integer, server_default=text("5 + 1")),
    Column("touched", String, onupdate=func.upper("t")), Column("flag", Boolean, default=False))
m.create_all(engine)
with engine.begin() as conn:
    r = conn.execute(insert(t).values(name="a"))
    print(r.inserted_primary_key, r.last_inserted_params())
    r = conn.execute(insert(t), {"name": "b", "kind": "special", "n": 100})
    conn.execute(insert(t), [{"name": "c"}, {"name": "d"}])
    conn.execute(insert(t).values([{"name": "e"}, {"name": "f"}]))
    conn.execute(insert(t).from_select(["name", "up"], select(t.c.name, t.c.name).where(t.c.id == 1)))
    print(conn.execute(update(t).where(t.c.id == 1).values(name="aa")).rowcount)
    conn.execute(update(t).where(t.c.id == 2).values(ver=5))
    for row in conn.execute(select(t)):
        print(row)
    print(len(calls))
    print(conn.execute(insert(t).values(name="ret").returning(t.c.id, t.c.kind, t.c.srv, t.c.num)).one())
pk = Table("pk", m, Column("code", String, primary_key=True, default=lambda: "gen"), Column("v", Integer))
pk2 = Table("pk2", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True))
pk3 = Table("pk3", m, Column("code", String, primary_key=True, default=func.lower("QQ")), Column("v", Integer))
pk4 = Table("pk4", m, Column("code", String, primary_key=True), Column("v", Integer))
pk5 = Table("pk5", m, Column("id", Integer, primary_key=True, autoincrement=False), Column("v", Integer))
pk6 = Table("pk6", m, Column("code", String, primary_key=True, server_default="dflt"), Column("v", Integer))
m.create_all(engine)
with engine.begin() as conn:
    print(conn.execute(insert(pk).values(v=1)).inserted_primary_key)
    print(conn.execute(insert(pk2).values(a=1, b=2)).inserted_primary_key)
    print(conn.execute(insert(pk3).values(v=1)).inserted_primary_key)
    print(conn.execute(insert(pk4).values(v=1, code="z")).inserted_primary_key)
    print(conn.execute(insert(pk5).values(id=7)).inserted_primary_key)
    print(conn.execute(insert(pk6).values(v=7)).inserted_primary_key)
    print(conn.execute(insert(t).values(id=50, name="given")).inserted_primary_key)
    print(conn.execute(insert(t).values(name=func.upper("expr"), up="x")).inserted_primary_key)
print(t.c.kind.default, t.c.kind.default.arg, t.c.n.default.is_callable, t.c.srv.server_default.arg)
