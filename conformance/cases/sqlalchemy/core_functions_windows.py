from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, Float, DateTime, select, func, case, cast, type_coerce, extract, literal, and_, insert, tuple_, text, desc, Date, Numeric, JSON
import datetime

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), Column("g", String), Column("v", Integer), Column("f", Float), Column("at", DateTime), Column("d", Date))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"name": n, "g": g, "v": v, "f": v / 4, "at": datetime.datetime(2024, 1, v, 3, 4, 5), "d": datetime.date(2024, v, 1)} for n, g, v in (("a", "x", 1), ("b", "x", 2), ("c", "y", 3))])
stmts = [
    select(func.count(), func.sum(t.c.v), func.avg(t.c.v), func.min(t.c.name), func.max(t.c.f)), select(func.lower(t.c.name), func.upper("x"), func.length(t.c.name)),
    select(func.coalesce(t.c.name, "none")), select(func.now() > "2000"), select(func.max(t.c.at)), select(func.current_date() > "2000"),
    select(func.row_number().over(partition_by=t.c.g), t.c.name), select(func.row_number().over(order_by=t.c.v.desc()).label("rn"), t.c.name),
    select(func.sum(t.c.v).over(partition_by=t.c.g, order_by=[t.c.v, t.c.id])), select(func.sum(t.c.v).over(order_by=t.c.v, rows=(None, 0))),
    select(func.sum(t.c.v).over(order_by=t.c.v, rows=(-1, 1))), select(func.sum(t.c.v).over(order_by=t.c.v, range_=(None, None))), select(func.rank().over(order_by=t.c.g)),
    select(func.count(t.c.id).filter(t.c.v > 1)), select(func.count().filter(t.c.v > 1).label("big")),
    select(case((t.c.v == 1, "one"), (t.c.v == 2, "two"), else_="many")), select(case({"a": 1, "b": 2}, value=t.c.name, else_=0).label("c")), select(case((t.c.v > 1, t.c.name))),
    select(cast(t.c.v, String)), select(cast(t.c.v, String(5)).label("s")), select(cast("5", Integer) + 1), select(type_coerce(t.c.v, String)), select(t.c.v.cast(Float)),
    select(extract("year", t.c.at), extract("month", t.c.at), extract("day", t.c.d)), select(func.strftime("%Y", t.c.at)),
    select(tuple_(t.c.id, t.c.v) == tuple_(1, 1)), select(t.c.id).where(tuple_(t.c.id, t.c.v).in_([(1, 1), (2, 5)])),
    select(func.group_concat(t.c.name, "-")), select(func.total(t.c.v)), select(func.abs(-5)), select(func.round(t.c.f, 1)), select(func.substr(t.c.name, 1, 1)), select(func.ifnull(t.c.name, t.c.g)),
    select(t.c.g, func.count(t.c.id).label("n")).group_by(t.c.g).order_by(desc("n"), t.c.g), select(t.c.at, t.c.d).where(t.c.d > datetime.date(2024, 1, 15)).order_by(t.c.at),
    select(func.my_thing(t.c.id, 5, type_=String)).where(text("1=0")) if False else select(func.hex(t.c.name)), select(literal(5) + t.c.v, t.c.v + literal(5)), select(t.c.v / 2, t.c.v // 2, t.c.v % 2, t.c.f / 2),
    select(func.char_length(t.c.name)), select(func.concat(t.c.name, "-")).where(t.c.id == 0) if False else select(t.c.name + "-" + t.c.g), select(func.random() * 0 >= 0),
]
with engine.connect() as conn:
    for s in stmts:
        print(s)
        print(conn.execute(s).all())
print(func.count(), func.now(), func.current_timestamp(), func.foo.bar(1, "x"), func.count().type, func.sum(t.c.v).type, func.max(t.c.at).type, func.xyz().type)
print(func.now().compile(dialect=engine.dialect), func.percentile_cont(0.5).within_group(t.c.v), func.lower("A").label("z"))
