import enum
import decimal
from decimal import Decimal
from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, Enum, Numeric, Float, select, insert, func, exc, Boolean
from sqlalchemy.schema import CreateTable

class Color(enum.Enum):
    red = 1
    green = 2
    dark_blue = 3

class Size(str, enum.Enum):
    S = "small"
    L = "large"

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("c", Enum(Color)), Column("s", Enum(Size, values_callable=lambda e: [x.value for x in e])), Column("p", Enum("a", "b", "ccc", name="letters")),
    Column("n", Numeric(10, 2)), Column("f", Numeric(asdecimal=False)), Column("d", Float(asdecimal=True)), Column("plain", Numeric))
m.create_all(engine)
print(CreateTable(t))
with engine.begin() as conn:
    conn.execute(insert(t), {"c": Color.red, "s": Size.L, "p": "a", "n": Decimal("10.50"), "f": 2.25, "d": 1.5, "plain": Decimal("3.14159")})
    conn.execute(insert(t), {"c": "green", "s": None, "p": None, "n": 7, "f": 1, "d": None, "plain": 2})
    for row in conn.execute(select(t)):
        print(row)
    print(conn.execute(select(t.c.id).where(t.c.c == Color.red)).all(), conn.execute(select(t.c.id).where(t.c.c.in_([Color.red, Color.green]))).all())
    print(conn.execute(select(func.sum(t.c.n), func.avg(t.c.n), func.max(t.c.c))).one())
    print(conn.execute(select(t.c.n * 2, t.c.n + Decimal("0.25"), t.c.n / 4)).all())
    print(select(t).where(t.c.c == Color.green).compile(compile_kwargs={"literal_binds": True}))
for bad in ({"c": "purple"}, {"p": "zzz"}, {"c": 5}):
    try:
        with engine.begin() as conn:
            conn.execute(insert(t), bad)
    except exc.StatementError as e:
        print(type(e).__name__, e)
with engine.begin() as conn:
    conn.exec_driver_sql("INSERT INTO t (id, c) VALUES (99, 'nope')")
    try:
        conn.execute(select(t.c.c).where(t.c.id == 99)).all()
    except LookupError as e:
        print(type(e).__name__, e)
print(repr(t.c.c.type), repr(t.c.p.type), t.c.c.type.enums, t.c.c.type.python_type)
