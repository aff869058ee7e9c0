from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, DateTime, Date, Time, Boolean, Float, LargeBinary, JSON, Interval, Text, BigInteger, select, insert, literal, func, type_coerce, cast, null
import datetime

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("s", String), Column("dt", DateTime), Column("d", Date), Column("tm", Time), Column("b", Boolean),
    Column("f", Float), Column("raw", LargeBinary), Column("j", JSON), Column("iv", Interval), Column("big", BigInteger))
m.create_all(engine)
rows = [
    {"s": "text", "dt": datetime.datetime(2024, 2, 29, 12, 30, 45, 123456), "d": datetime.date(1999, 12, 31), "tm": datetime.time(1, 2, 3), "b": True, "f": 1.5, "raw": b"\x00\xff", "j": {"a": [1, 2, None], "b": "x"}, "iv": datetime.timedelta(days=1, hours=2), "big": 2**40},
    {"s": None, "dt": None, "d": None, "tm": None, "b": None, "f": None, "raw": None, "j": None, "iv": None, "big": None},
    {"s": "", "dt": datetime.datetime(1, 1, 1), "d": datetime.date(1, 1, 1), "tm": datetime.time(0, 0, 0, 5), "b": False, "f": 3, "raw": b"", "j": [], "iv": datetime.timedelta(seconds=-5), "big": -1},
]
with engine.begin() as conn:
    for r in rows:
        conn.execute(insert(t), r)
    conn.execute(insert(t).values(j=null(), s="sqlnull"))
    for row in conn.execute(select(t)):
        print(row)
    print(conn.execute(select(t.c.id).where(t.c.dt > datetime.datetime(2000, 1, 1))).all())
    print(conn.execute(select(t.c.id).where(t.c.d == datetime.date(1999, 12, 31))).all())
    print(conn.execute(select(t.c.id).where(t.c.b)).all(), conn.execute(select(t.c.id).where(t.c.b == True)).all(), conn.execute(select(t.c.id).where(~t.c.b)).all())
    print(conn.execute(select(t.c.j["a"]).where(t.c.id == 1)).all())
    print(conn.execute(select(t.c.j["a"][1], t.c.j["b"], t.c.j[("a", 0)]).where(t.c.id == 1)).all())
    print(conn.execute(select(t.c.id).where(t.c.j["b"].as_string() == "x")).all())
    print(conn.execute(select(literal(True), literal(None), literal(datetime.date(2020, 1, 2)), literal(1.5), literal(b"x"))).all())
    print(conn.execute(select(cast("2020-01-02", Date), type_coerce("2020-01-02", Date))).all() if False else "skip")
    print(conn.execute(select(func.max(t.c.dt), func.min(t.c.d), func.coalesce(t.c.dt, t.c.dt))).first())
print(t.c.j["a"], t.c.j[0])
for c in t.c:
    print(c.name, c.type, repr(c.type), c.type.python_type)
