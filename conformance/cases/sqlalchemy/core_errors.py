from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, insert, text, exc, DateTime, CheckConstraint, update, bindparam

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", String, nullable=False, unique=True), Column("n", Integer, CheckConstraint("n > 0")), Column("at", DateTime))
m.create_all(engine)
def attempt(f):
    try:
        f()
    except exc.SQLAlchemyError as e:
        print(type(e).__module__, type(e).__name__)
        print(e)
        print(getattr(e, "code", None), repr(getattr(e, "orig", None)), getattr(e, "statement", None), getattr(e, "params", None))
        print("----")
def run(stmt, *a):
    def f():
        with engine.begin() as conn:
            conn.execute(stmt, *a)
    return f
attempt(run(insert(t).values(x="a")))
attempt(run(insert(t).values(x="a")))
attempt(run(insert(t).values(n=3)))
attempt(run(insert(t).values(x="q", n=-3)))
attempt(run(text("select * from nope")))
attempt(run(text("selec 1")))
attempt(run(text("select :a"), {"b": 1}))
attempt(run(insert(t), {"x": "z", "zzz": 1}))
attempt(run(insert(t).values(zzz=1)))
attempt(run(insert(t), [{"x": "m1"}, {"x": "m1"}]))
attempt(run(insert(t), [{"x": "m1", "n": 1}, {"x": "m2"}]))
attempt(run(insert(t).values(x="y", at="nodate")))
attempt(run(select(t.c.x).where(t.c.x == bindparam("p"))))
attempt(run(t))
attempt(lambda: select(t.c.x).where("x = 1"))
attempt(lambda: select("x"))
attempt(lambda: select([t.c.x]))
attempt(lambda: Table("t", m, Column("id", Integer)))
attempt(lambda: print(select(t).order_by("nope")))
attempt(lambda: create_engine("nonsense"))
attempt(lambda: create_engine("foo://"))
attempt(lambda: print(t.c.x < None))
a = Table("a", m, Column("id", Integer, primary_key=True))
b = Table("b", m, Column("id", Integer, primary_key=True))
attempt(lambda: a.join(b))
attempt(lambda: print(select(a).join(b)))
attempt(lambda: t.c.nope) if False else None
try:
    t.c.nope
except AttributeError as e:
    print(repr(e))
try:
    t.c["nope"]
except KeyError as e:
    print(repr(e))
try:
    bool(t.c.x == "a")
    if t.c.x > "a":
        pass
except TypeError as e:
    print(e)
c = Table("c", m, Column("id", Integer, primary_key=True), Column("pid", ForeignKey("missing.id")))
attempt(lambda: m.create_all(engine))
with engine.connect() as conn:
    conn.execute(text("INSERT INTO t (x) VALUES ('a')"))
