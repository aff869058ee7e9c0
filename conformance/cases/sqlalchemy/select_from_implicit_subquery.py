# A SELECT where a source of rows is meant: one subquery, and a warning. Functions, text and joins there.
from sqlalchemy import *

m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", Integer))
u = Table("u", m, Column("id", Integer, primary_key=True), Column("tid", ForeignKey("t.id")))
engine = create_engine("sqlite://")
m.create_all(engine)
s = select(t.c.id, t.c.x)
j = t.join(u)


def p(n, f):
    try:
        print(n, " ".join(str(f()).split()))
    except Exception as e:
        print(n, type(e).__name__, e)


p(1, lambda: select(literal_column("1")).select_from(s))
p(2, lambda: select(literal_column("1")).select_from(s, s))
p(3, lambda: t.join(s, true()))
p(4, lambda: select(t).join_from(s, u, true()))
p(5, lambda: select(t).join(s, true()))
p(6, lambda: join(func.foo(), t, true()))
p(7, lambda: outerjoin(text("foo"), t, text("1 = 1")))
p(8, lambda: select(t).join(func.foo(t.c.x).table_valued("a").lateral(), true()))
p(9, lambda: select(t.c.id).join(text("foo"), text("1 = 1")))
p(10, lambda: select(func.foo().lateral()))
p(12, lambda: select(t).join_from(None, u))
p(13, lambda: t.join(s.union(select(u.c.id, u.c.tid))))
p(14, lambda: select(u.join(select(t).union(select(t)).subquery())))
p(15, lambda: select(lateral(t)))
p(16, lambda: select(tablesample(s.subquery(), 5)))
p(17, lambda: select(t.alias("a").alias()))
p(19, lambda: exists(t, u))
p(20, lambda: update(t).values(x=1).returning(t, u, t.c.id))
p(21, lambda: t.c.x.in_(select(j)))
p(22, lambda: select(j.select().subquery("z")))
p(23, lambda: select(tuple_(t.c.id, t.c.x)))
p(24, lambda: func.f().over(partition_by=tuple_(t.c.id, t.c.x)))
p(25, lambda: select(t.c.id).group_by(s.subquery()))
p(26, lambda: insert(t).from_select(["id", "x"], s.subquery()))
p(27, lambda: select(t).limit([1]))
with engine.connect() as conn:
    print(conn.execute(select(func.count()).select_from(s)).scalar())
    print(conn.execute(select(t.c.id, func.json_each("[1, 2]").table_valued("value").c.value)).all())
    print(conn.execute(select(literal_column("value")).select_from(func.json_each("[1, 2]"))).all())
    print(conn.execute(select(text("a.value")).select_from(text("json_each('[3]') a"))).all())
