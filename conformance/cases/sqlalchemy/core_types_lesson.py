import enum, datetime as dt, uuid, decimal
from sqlalchemy import *
class Color(enum.Enum):
    red = "r"
    green = "g"
class Level(enum.IntEnum):
    low = 1
    high = 2
engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("c", Enum(Color)), Column("cv", Enum(Color, values_callable=lambda e: [x.value for x in e])), Column("lv", Enum(Level)), Column("s", Enum("a", "b", name="ab", create_constraint=True)), Column("j", JSON), Column("u", Uuid), Column("d", Date), Column("dt", DateTime), Column("tm", Time), Column("iv", Interval), Column("b", LargeBinary), Column("f", Float), Column("n", Numeric(8, 3)), Column("bo", Boolean), Column("bi", BigInteger), Column("un", Unicode(5)))
m.create_all(engine)
with engine.begin() as c:
    c.execute(t.insert().values(c=Color.red, cv=Color.green, lv=Level.high, s="a", j={"k": [1, None, True]}, u=uuid.UUID(int=5), d=dt.date(2024, 2, 29), dt=dt.datetime(2024, 1, 2, 3, 4, 5, 678), tm=dt.time(1, 2, 3), iv=dt.timedelta(days=1, seconds=30), b=b"\x00\xff", f=1.5, n=decimal.Decimal("1.2345"), bo=True, bi=2**40, un="ü"))
    r = c.execute(select(t)).one()
    for k, v in r._mapping.items(): print(k, repr(v))
    print(c.execute(text("select * from t")).one())
    print(c.execute(select(t.c.id).where(t.c.c == Color.red, t.c.cv == Color.green, t.c.lv == Level.high)).all())
    print(c.execute(select(t.c.j["k"], t.c.j["k"][0].as_integer(), t.c.j[("k", 2)].as_boolean(), t.c.j["zz"].as_string())).all())
    print(c.execute(select(t.c.id).where(t.c.j["k"][0].as_integer() == 1)).all())
    print(c.execute(select(extract("month", t.c.d), func.date(t.c.dt), cast(t.c.n, Integer), func.length(t.c.b))).all())
    print(c.execute(select(t.c.bo, ~t.c.bo, t.c.bo.is_(True), not_(t.c.bo))).all())
    for v, col in [("purple", "c"), ("zz", "s"), ("x", "d"), ("yes", "bo"), (5, "u"), ("1", "iv"), (object(), "j")]:
        try: c.execute(t.insert().values({col: v})); print("ok", col)
        except Exception as e: print(col, type(e).__name__, str(e).split("\n")[0])
    c.execute(t.insert().values(j=None, s=None)); c.execute(t.insert().values(j=JSON.NULL)); c.execute(t.insert().values(j=null()))
    print(c.execute(select(t.c.id, t.c.j, t.c.j.is_(None)).where(t.c.id > 1)).all())
    c.execute(text("insert into t (c) values ('blue')"))
    try: c.execute(select(t.c.c)).all()
    except Exception as e: print(type(e).__name__, e)
    print(select(t.c.id).where(t.c.d == dt.date(2024, 1, 1), t.c.dt > dt.datetime(2020, 1, 1), t.c.c == Color.red, t.c.bo == True, t.c.n == decimal.Decimal("1.5"), t.c.u == uuid.UUID(int=7), t.c.s.in_(["a", "b"])).compile(engine, compile_kwargs={"literal_binds": True}))
    for col in t.c:
        try: print(col.name, col.type, repr(col.type), col.type.python_type.__name__)
        except NotImplementedError: print(col.name, "no python type")
