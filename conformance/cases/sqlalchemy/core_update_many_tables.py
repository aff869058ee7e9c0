from sqlalchemy import *
from sqlalchemy.dialects import mysql, postgresql, mssql
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
m = MetaData()
u = Table("users", m, Column("id", Integer, primary_key=True), Column("name", String), Column("touched", DateTime, onupdate=func.now()), Column("tags", ARRAY(Integer)), Column("d", JSONB), schema=None)
a = Table("addresses", m, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("name", String), Column("email", String, onupdate="x"), Column("stamp", DateTime, onupdate=func.now()))
d = Table("dings", m, Column("id", Integer, primary_key=True), Column("address_id", ForeignKey("addresses.id")), Column("name", String))
t = table("foo", column("id"), column("x"))
al = u.alias("t1")
S = {
 "plain": update(u).values(name="x"), "blank": update(t).values(), "none": update(t), "blank from": update(t).values().where(t.c.id == u.c.id),
 "multi": update(u).values(name="n").where(u.c.id == a.c.user_id),
 "multi2": update(u).values({u.c.name: "n", a.c.name: "m"}).where(u.c.id == a.c.user_id),
 "multi3": update(u).values({u.c.name: a.c.name, a.c.name: u.c.name}).where(u.c.id == a.c.user_id),
 "join": update(u.join(a)).values(name="n"), "join2": update(u.join(a)).values({a.c.name: "q"}), "join3": update(u.join(a).join(d)).values({u.c.name: d.c.id}).where(a.c.email == "q"),
 "not from": update(u).values({a.c.name: "n"}), "not from2": update(u).values({d.c.name: "n"}).where(u.c.id == a.c.user_id),
 "alias": update(al).values(name="n").where(al.c.id == 3), "alias2": update(al).where(u.c.id == 7).values({u.c.name: "fred"}),
 "item": update(u).values({u.c.tags[2]: 5}), "item2": update(u).values({u.c.tags[2]: u.c.tags[3], "name": "y"}), "json": update(u).values({u.c.d["a"]: 5}), "slice": update(u).values({u.c.tags[1:2]: [5, 6]}),
 "ordered": update(u).ordered_values((u.c.tags[2], 5), (u.c.name, "z"), (u.c.tags[1], 3)),
 "ordered2": update(t).ordered_values((t.c.x, 5), (t.c.id, t.c.x)),
 "func": update(t).values({func.foo(t.c.id): "bar"}),
 "bad": update(t).values(zzz=3), "bad2": update(t).values({"zzz": 3, "yy": 4}),
 "limit": update(t).values(x=1).with_dialect_options(mysql_limit=5), "del limit": delete(t).with_dialect_options(mysql_limit=5),
 "del": delete(u).where(u.c.id == a.c.user_id), "del alias": delete(al).where(al.c.id == a.c.user_id), "delete2": delete(u).where(u.c.id == a.c.user_id).where(a.c.id == d.c.address_id),
 "str": update(t).values(x=t.c.x + 1, id=bindparam("q")).where(t.c.id == bindparam("b")),
 "cte": update(t).values(x=1).where(t.c.id.in_(select(select(u.c.id).cte("c").c.id))),
}
for n, dia in (("default", None), ("mysql", mysql.dialect()), ("postgresql", postgresql.dialect()), ("mssql", mssql.dialect())):
    for k, s in S.items():
        try:
            c = s.compile(dialect=dia) if dia else s.compile()
            print(n, k, "|", str(c).replace("\n", "~"), "|", c.params)
        except Exception as e:
            print(n, k, "!", type(e).__name__, str(e).replace("\n", "~")[:300])
