"""Dates, times and intervals: storing, parts, between, differences and bad values."""
from datetime import date, datetime, time, timedelta
from sqlalchemy import (Column, Date, DateTime, Integer, Interval, MetaData, Table, Time, create_engine, exc, extract, func, insert, select, text, between, literal, cast, String)

engine = create_engine("sqlite://")
meta = MetaData()
shift = Table("shift", meta, Column("id", Integer, primary_key=True), Column("day", Date, nullable=False),
              Column("opens", Time), Column("logged", DateTime), Column("length", Interval))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(shift), [
        {"day": date(2024, 2, 28) + timedelta(days=i), "opens": time(8, 30 + i, 0, i), "logged": datetime(2024, 2, 28 + i % 2, 23, 59, 59, 1000 * i),
         "length": timedelta(hours=7 + i, seconds=i)} for i in range(4)])
    print(conn.execute(text("SELECT day, opens, logged, length FROM shift")).all()[3])
    for row in conn.execute(select(shift).order_by(shift.c.day.desc()).limit(2)):
        print(row.day, row.opens, row.logged, row.length)
    for part in ("year", "month", "day", "dow", "doy", "week"):
        print(part, conn.scalars(select(extract(part, shift.c.day))).all())
    print(conn.scalars(select(shift.c.id).where(shift.c.day.between(date(2024, 2, 29), date(2024, 3, 1)))).all())
    print(conn.scalars(select(shift.c.id).where(~between(shift.c.opens, time(8, 31), time(8, 32, 30)))).all())
    print(conn.execute(select(func.min(shift.c.day), func.max(shift.c.length), func.count(shift.c.logged.distinct()))).one())
    print(conn.scalars(select(func.strftime("%Y/%m", shift.c.day)).distinct()).all())
    print(conn.execute(select(func.date(shift.c.day, "+1 month", type_=Date)).where(shift.c.id == 1)).scalar())
    month = extract("month", shift.c.day).label("month")
    print(conn.execute(select(month, func.count()).group_by(month).having(func.count() > 1)).all())
    print(conn.execute(select(cast(func.julianday(shift.c.day) - func.julianday(date(2024, 1, 1)), Integer)).order_by(shift.c.id)).scalars().all())
for value in ("2024-01-01", 5, datetime(2024, 1, 1, 5)):
    try:
        with engine.begin() as conn:
            conn.execute(insert(shift).values(day=value))
            print("took", value, conn.scalar(select(shift.c.day).order_by(shift.c.id.desc()).limit(1)))
    except exc.StatementError as error:
        print(error.args[0])
with engine.begin() as conn:
    conn.execute(text("UPDATE shift SET logged = 'soon' WHERE id = 1"))
    try:
        conn.execute(select(shift.c.logged)).all()
    except ValueError as error:
        print(error)
print((shift.c.logged - shift.c.logged).type, (shift.c.day + timedelta(1)).type, (shift.c.length * 2).type)
