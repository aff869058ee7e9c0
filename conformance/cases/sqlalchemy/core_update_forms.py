from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, bindparam, func, select, update
from sqlalchemy.dialects import mysql, postgresql, sqlite

meta = MetaData()
u = Table("u", meta, Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer))
a = Table("a", meta, Column("id", Integer, primary_key=True), Column("u_id", ForeignKey("u.id")), Column("mail", String))
print(update(u))
print(update(u).where(u.c.id == 5).values(name="x", n=u.c.n + 1))
print(update(u).values({u.c.name: func.upper(u.c.name)}).returning(u.c.id))
print(update(u).ordered_values((u.c.n, 5), (u.c.name, "q")))
print(update(u).where(u.c.name == bindparam("old")).values(name=bindparam("new")))
print(update(u).values(name=select(a.c.mail).where(a.c.u_id == u.c.id).limit(1).scalar_subquery()))
stmt = update(u).where(u.c.id == a.c.u_id, a.c.mail == "m").values(name="pat")
for d in (sqlite, postgresql, mysql):
    print(stmt.compile(dialect=d.dialect()))
print(update(u).where(u.c.id == a.c.u_id).values({u.c.name: "n", a.c.mail: "m"}).compile(dialect=mysql.dialect()))
try:
    print(update(u).values(zzz=1))
except Exception as e:
    print(type(e).__name__, e)
