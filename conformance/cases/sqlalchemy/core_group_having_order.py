from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, Date, select, insert, func, desc, asc, nulls_first, nulls_last, distinct, case, extract, literal_column, text, and_
import datetime

engine = create_engine("sqlite://")
m = MetaData()
s = Table("sale", m, Column("id", Integer, primary_key=True), Column("region", String), Column("rep", String), Column("amount", Integer), Column("day", Date))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(s), [{"region": r, "rep": p, "amount": a, "day": datetime.date(2024, mo, d)} for r, p, a, mo, d in (("n", "ann", 10, 1, 5), ("n", "bob", 20, 1, 9), ("s", "ann", 5, 2, 1), ("s", "cy", None, 2, 2), ("e", "ann", 7, 3, 3), ("n", "ann", 1, 3, 4))])
month = extract("month", s.c.day).label("month")
total = func.sum(s.c.amount).label("total")
qs = [
    select(s.c.region, total).group_by(s.c.region).order_by(total), select(s.c.region, total).group_by(s.c.region).order_by(desc("total")), select(s.c.region, total).group_by("region").having(total > 5).order_by("region"),
    select(s.c.region, s.c.rep, func.count()).group_by(s.c.region, s.c.rep).order_by(s.c.region, s.c.rep), select(month, total).group_by(month).order_by(month), select(month, total).group_by("month").order_by("month"),
    select(func.count(distinct(s.c.region))), select(func.count(s.c.rep.distinct())), select(s.c.region).distinct().order_by(s.c.region), select(s.c.region, s.c.rep).distinct().order_by(s.c.region.desc(), s.c.rep.asc()),
    select(s.c.id, s.c.amount).order_by(s.c.amount.nulls_first(), s.c.id), select(s.c.id, s.c.amount).order_by(nulls_last(s.c.amount.desc())), select(s.c.id).order_by(desc(s.c.amount), asc(s.c.id)), select(s.c.id).order_by(func.lower(s.c.rep), s.c.id.desc()).limit(3),
    select(s.c.region, func.avg(s.c.amount), func.min(s.c.day), func.max(s.c.day)).group_by(s.c.region).order_by(s.c.region), select(s.c.rep, func.sum(case((s.c.region == "n", s.c.amount), else_=0)).label("north")).group_by(s.c.rep).order_by(text("north DESC"), s.c.rep),
    select(s.c.region, func.count().filter(s.c.amount > 5)).group_by(s.c.region).order_by(s.c.region), select(s.c.rep, func.sum(s.c.amount).over(partition_by=s.c.rep, order_by=s.c.day).label("running")).order_by(s.c.rep, s.c.day),
    select(s.c.region, (func.sum(s.c.amount) * 100 / select(func.sum(s.c.amount)).scalar_subquery()).label("pct")).group_by(s.c.region).order_by(desc("pct")), select(literal_column("region"), func.total(s.c.amount)).select_from(s).group_by(literal_column("region")).order_by(literal_column("1")),
    select(func.count()).select_from(select(s.c.region).group_by(s.c.region).having(func.count() > 1).subquery()), select(s.c.region).group_by(s.c.region).having(and_(func.count() > 1, func.sum(s.c.amount) > 5)), select(s.c.rep).where(s.c.amount > 3).group_by(s.c.rep).order_by(func.count(s.c.id).desc(), s.c.rep).limit(1).offset(1),
    select(func.strftime("%Y-%m", s.c.day).label("ym"), func.count()).group_by("ym").order_by("ym"), select(s.c.region.label("r"), total).group_by(s.c.region).order_by(s.c.region.label("r")), select(total / func.count()).group_by(s.c.region).order_by(1) if False else select(func.sum(s.c.amount) / func.count()).group_by(s.c.region).order_by(s.c.region),
]
with engine.connect() as conn:
    for q in qs:
        print(q)
        print(conn.execute(q).all())
