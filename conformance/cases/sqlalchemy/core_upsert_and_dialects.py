from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, Boolean, select, func, DateTime, Text, Numeric, Float, LargeBinary, JSON, Date, cast, insert as plain_insert
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects import sqlite, postgresql, mysql
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.mysql import insert as my_insert
from sqlalchemy.schema import CreateTable, DropTable, CreateIndex
from sqlalchemy import Index, ForeignKey, UniqueConstraint, BigInteger, SmallInteger, Enum

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("k", String(20), unique=True), Column("v", Integer), Column("ok", Boolean))
m.create_all(engine)
stmt = insert(t).values(k="a", v=1)
up = stmt.on_conflict_do_update(index_elements=[t.c.k], set_={"v": stmt.excluded.v + t.c.v})
no = stmt.on_conflict_do_nothing(index_elements=["k"])
wh = stmt.on_conflict_do_update(index_elements=["k"], set_=dict(v=5), where=t.c.v < 100)
with engine.begin() as conn:
    for s in (stmt, up, no, wh, stmt.on_conflict_do_nothing(), up.returning(t.c.id, t.c.v)):
        print(s.compile(engine))
        r = conn.execute(s)
        print(r.all() if r.returns_rows else r.rowcount)
    print(conn.execute(select(t)).all())
    many = insert(t)
    conn.execute(many.on_conflict_do_update(index_elements=["k"], set_={"v": many.excluded.v}), [{"k": "a", "v": 9}, {"k": "b", "v": 8}])
    print(conn.execute(select(t)).all())
p = pg_insert(t).values(k="a", v=1)
print(p.on_conflict_do_update(constraint="uq", set_={"v": p.excluded.v}).compile(dialect=postgresql.dialect()))
print(p.on_conflict_do_nothing().returning(t.c.id).compile(dialect=postgresql.dialect()))
y = my_insert(t).values(k="a", v=1)
print(y.on_duplicate_key_update(v=y.inserted.v).compile(dialect=mysql.dialect()))
q = select(t).where(t.c.k.ilike("a%"), t.c.ok, t.c.id.in_([1, 2])).order_by(t.c.v.desc().nulls_last()).limit(5).offset(2)
for d in (sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
    for s in (q, select(t).limit(3), select(t).offset(3), select(t.c.k + "x", func.now(), cast(t.c.v, String(5))), plain_insert(t).values(k="z"), select(t).with_for_update(), select(t.c.id).where(t.c.k == "50%"), select(t.c.v % 2)):
        print(s.compile(dialect=d))
    print(q.compile(dialect=d, compile_kwargs={"literal_binds": True}))
    try:
        print(CreateTable(t).compile(dialect=d))
    except Exception as e:
        print(type(e).__name__, e)
big = Table("big", m, Column("id", BigInteger, primary_key=True), Column("t_id", ForeignKey("t.id")), Column("at", DateTime), Column("x", Text), Column("n", Numeric(8, 2)), Column("f", Float), Column("raw", LargeBinary), Column("j", JSON), Column("d", Date), Column("s", SmallInteger), UniqueConstraint("x", "n"))
print(CreateTable(big), CreateTable(big).compile(dialect=postgresql.dialect()), CreateTable(big).compile(dialect=sqlite.dialect()), DropTable(big))
print(CreateTable(big, if_not_exists=True).compile(dialect=mysql.dialect()) if False else "-")
ix = Index("my_ix", big.c.x, big.c.n.desc(), unique=True)
print(CreateIndex(ix), CreateIndex(ix, if_not_exists=True).compile(dialect=sqlite.dialect()))
