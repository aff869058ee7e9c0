"""SQL as text: parameters by name, lists, typed columns, colons and mistakes."""
from datetime import date
from sqlalchemy import Date, Integer, String, bindparam, create_engine, exc, func, literal_column, select, column, table, text, values

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE visit (id INTEGER PRIMARY KEY, who TEXT, day DATE, minutes INTEGER)"))
    add = text("INSERT INTO visit (who, day, minutes) VALUES (:who, :day, :minutes)").bindparams(bindparam("day", type_=Date), minutes=15)
    result = conn.execute(add, [{"who": w, "day": date(2024, 1, d)} for w, d in (("amy", 2), ("ben", 3), ("amy", 5))])
    print(result.rowcount)
    conn.execute(add, {"who": "cy:d", "day": date(2024, 2, 1), "minutes": 40})
    typed = text("SELECT who, day, minutes AS m FROM visit WHERE day >= :since ORDER BY id").columns(column("who", String), day=Date, m=Integer)
    for row in conn.execute(typed, {"since": "2024-01-03"}):
        print(row.who, row.day, row.m)
    raw = conn.execute(text("SELECT day FROM visit LIMIT 1")).scalar_one()
    print(type(raw).__name__, raw)
    among = text("SELECT id FROM visit WHERE who IN :names AND minutes < :top").bindparams(bindparam("names", expanding=True))
    print(among)
    print(conn.scalars(among, {"names": ["amy", "ben"], "top": 100}).all(), conn.scalars(among, {"names": [], "top": 1}).all())
    print(conn.execute(text(r"SELECT '10\:30', who || ':' || minutes FROM visit WHERE id = :id"), {"id": 4}).one())
    sub = text("SELECT who, minutes FROM visit").columns(column("who"), column("minutes", Integer)).subquery("v")
    print(conn.execute(select(sub.c.who, func.sum(sub.c.minutes)).group_by(sub.c.who).order_by(text("2 DESC"))).all())
    visit = table("visit", column("id"), column("who"))
    print(conn.scalars(select(visit.c.who).where(text("minutes = :m")).order_by(visit.c.id), {"m": 15}).all())
    print(conn.scalars(select(visit.c.who.distinct()).where(visit.c.who == bindparam("w", "amy"))).all(), conn.scalar(select(func.count()).select_from(text("visit")).where(literal_column("minutes") > 20)))
    named = select(visit.c.id).where(visit.c.who.in_(bindparam("who", expanding=True)), visit.c.id > bindparam("low", type_=Integer, required=False, value=0))
    print(named.compile().params, conn.scalars(named, {"who": ["ben", "cy:d"]}).all())
    print(text("a = :x AND b = :y").bindparams(x=1).compile().params, select(1).where(text("a=:x")).params(x=4).compile().params)
for statement, params in ((text("SELECT :a"), {}), (text("SELECT :a, :b"), {"a": 1}), (text("SELEC 1"), {}), ("SELECT 1", {}), (text("SELECT * FROM visit WHERE id = :id"), {"id": {1}})):
    try:
        with engine.connect() as conn:
            conn.execute(statement, params)
    except exc.SQLAlchemyError as error:
        print(type(error).__name__, str(error).split("\n")[0])
try:
    text("SELECT :a").bindparams(b=1)
except exc.ArgumentError as error:
    print(error)
