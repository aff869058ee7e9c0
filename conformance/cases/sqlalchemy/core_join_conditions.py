from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, ForeignKeyConstraint, select, insert, func, exc, join, outerjoin, text, true, and_

engine = create_engine("sqlite://")
m = MetaData()
city = Table("city", m, Column("id", Integer, primary_key=True), Column("name", String))
trip = Table("trip", m, Column("id", Integer, primary_key=True), Column("src", ForeignKey("city.id")), Column("dst", ForeignKey("city.id")), Column("km", Integer))
a = Table("a", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("ax", Integer), Column("ay", Integer), ForeignKeyConstraint(["ax", "ay"], ["a.x", "a.y"]))
lone = Table("lone", m, Column("id", Integer, primary_key=True))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(city), [{"name": "Rome"}, {"name": "Oslo"}, {"name": "Bonn"}])
    conn.execute(insert(trip), [{"src": 1, "dst": 2, "km": 2000}, {"src": 2, "dst": 1, "km": 2000}, {"src": 1, "dst": None, "km": 5}])
    conn.execute(insert(a), [{"x": 1, "y": 1}, {"x": 1, "y": 2}])
    conn.execute(insert(b), [{"ax": 1, "ay": 2}])
src, dst = city.alias("src"), city.alias("dst")
stmts = [
    select(src.c.name, dst.c.name, trip.c.km).select_from(trip).join(src, trip.c.src == src.c.id).outerjoin(dst, trip.c.dst == dst.c.id).order_by(trip.c.id),
    select(city.c.name, func.count(trip.c.id)).outerjoin(trip, trip.c.src == city.c.id).group_by(city.c.id).order_by(city.c.id), select(b.c.id, a.c.y).join(a), select(a).outerjoin(b).order_by(a.c.y),
    select(join(b, a)), select(outerjoin(a, b)).order_by(a.c.y), select(city).join(trip, and_(trip.c.src == city.c.id, trip.c.km > 100)), select(lone).join(city, true()), select(lone.c.id, city.c.id).join_from(lone, city, lone.c.id == city.c.id, full=False),
    select(city.join(trip, city.c.id == trip.c.src).c.city_name) if False else select(city.c.name).select_from(city.join(trip, city.c.id == trip.c.src)), select(trip.c.id).join(city, text("city.id = trip.src")), select(city.c.name, trip.c.km).join_from(city, trip, city.c.id == trip.c.dst, isouter=True).order_by(city.c.id),
    select(func.count()).select_from(city.join(trip, trip.c.src == city.c.id).join(dst, dst.c.id == trip.c.dst)), select(a.join(b).alias("ab") if False else a.join(b)), select(city).where(city.c.id.in_(select(trip.c.src).union(select(trip.c.dst)))),
]
with engine.connect() as conn:
    for s in stmts:
        print(s)
        print(conn.execute(s).all())
for f in (lambda: city.join(trip), lambda: print(select(city).join(trip)), lambda: lone.join(city), lambda: print(select(lone, city).join(trip, trip.c.id == 5)), lambda: print(select(city).join("trip")), lambda: select(city).join_from("x", trip)):
    try:
        f()
    except exc.SQLAlchemyError as e:
        print(type(e).__name__, e)
j = city.join(trip, city.c.id == trip.c.src)
print(j, j.left.name, j.right.name, j.onclause, j.c.keys())
