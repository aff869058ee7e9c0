from sqlalchemy import *
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable, CreateIndex, DropTable

engine = create_engine("sqlite://")
m = MetaData()
user = Table("user_account", m, Column("id", Integer, primary_key=True), Column("name", String(30), index=True), schema="per_user")
addr = Table("address", m, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("per_user.user_account.id")), Column("email", String), schema="per_user")
plain = Table("plain", m, Column("id", Integer, primary_key=True), Column("note", String))

with engine.connect() as conn:
    conn.exec_driver_sql("ATTACH DATABASE ':memory:' AS east")
    conn.exec_driver_sql("ATTACH DATABASE ':memory:' AS west")
    conn.commit()

for name in ("east", "west"):
    with engine.connect().execution_options(schema_translate_map={"per_user": name}) as conn:
        m.create_all(conn, tables=[user, addr])
        conn.execute(insert(user), [{"name": name + "1"}, {"name": name + "2"}])
        r = conn.execute(insert(addr).values(user_id=1, email="x@" + name))
        print(r.inserted_primary_key)
        conn.commit()

with engine.connect() as conn:
    for name in ("east", "west"):
        stmt = select(user.c.name, addr.c.email).join(addr)
        print(conn.execute(stmt, execution_options={"schema_translate_map": {"per_user": name}}).all())
    print(conn.execute(stmt.execution_options(schema_translate_map={"per_user": "east"})).all())
    print(conn.execute(update(user).values(name="z").where(user.c.id == 1), execution_options={"schema_translate_map": {"per_user": "east"}}).rowcount)
    print(conn.execute(delete(addr).where(addr.c.user_id.in_(select(user.c.id))), execution_options={"schema_translate_map": {"per_user": "west"}}).rowcount)
    try:
        conn.execute(select(user))
    except Exception as e:
        print(type(e).__name__, e)

eng2 = engine.execution_options(schema_translate_map={None: "east", "per_user": None})
with eng2.connect() as conn:
    plain.create(conn)
    user.create(conn)
    conn.execute(insert(plain), {"note": "n"})
    conn.execute(insert(user), {"name": "main user"})
    print(conn.execute(select(plain)).all(), conn.execute(select(user)).all())
    print(conn.execute(select(plain.c.note, user.c.name).where(plain.c.id == user.c.id)).all())
    a = user.alias()
    print(conn.execute(select(a.c.name)).all())
    print(inspect(conn).get_table_names(schema="east"), inspect(conn).get_table_names())
    user.drop(conn)
    conn.commit()

stmt = select(user.c.id, addr.c.email, plain).where(user.c.id == addr.c.user_id)
print(stmt.compile(schema_translate_map={"per_user": "a b"}))
print(stmt.compile(schema_translate_map={"per_user": "a b"}, render_schema_translate=True))
print(stmt.compile(dialect=postgresql.dialect(), schema_translate_map={None: "dflt", "per_user": "Tenant"}, render_schema_translate=True))
print(insert(user).values(name="x").compile(schema_translate_map={"per_user": "q"}, render_schema_translate=True))
print(update(plain).values(note="x").where(plain.c.id == user.c.id).compile(schema_translate_map={None: "q"}, render_schema_translate=True))
print(CreateTable(addr).compile(dialect=postgresql.dialect(), schema_translate_map={"per_user": "q"}, render_schema_translate=True))
print(CreateTable(plain).compile(schema_translate_map={None: "q"}))
print(DropTable(addr).compile(schema_translate_map={"per_user": "q"}, render_schema_translate=True))
print(CreateIndex(list(user.indexes)[0]).compile(schema_translate_map={"per_user": "q"}, render_schema_translate=True))
try:
    print(stmt.compile(schema_translate_map={"per_user": None}, render_schema_translate=True))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(select(Table("t", m, Column("id", Integer), schema="a[b]")).compile(schema_translate_map={"per_user": None}))
except Exception as e:
    print(type(e).__name__, e)
t3 = Table("plain", MetaData(), autoload_with=eng2)
print(t3.c.keys(), t3.schema)
print(select(table("x", column("y"), schema="per_user")).compile(schema_translate_map={"per_user": "q"}, render_schema_translate=True))
