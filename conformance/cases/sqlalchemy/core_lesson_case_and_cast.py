"""Bands, labels, casts and coalesce on exam marks."""
from decimal import Decimal
from sqlalchemy import Boolean, Column, Float, Integer, MetaData, Numeric, String, Table, case, cast, create_engine, func, insert, literal, null, select, type_coerce, update, nulls_last, try_cast
from sqlalchemy.dialects import mysql, postgresql, mssql

engine = create_engine("sqlite://")
meta = MetaData()
mark = Table("mark", meta, Column("id", Integer, primary_key=True), Column("pupil", String(10)), Column("score", Integer), Column("bonus", Numeric(5, 2)), Column("note", String))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(mark), [
        {"pupil": "Ana", "score": 91, "bonus": Decimal("1.25"), "note": "7"},
        {"pupil": "Ben", "score": 68, "bonus": None, "note": "3.7"},
        {"pupil": "Cas", "score": None, "bonus": Decimal("0.5"), "note": "x"},
        {"pupil": "Dee", "score": 40, "bonus": Decimal("10"), "note": None}])
    band = case((mark.c.score >= 90, "top"), (mark.c.score.between(60, 89), "good"), (mark.c.score.is_(None), null()), else_="low").label("band")
    for row in conn.execute(select(mark.c.pupil, band).order_by(mark.c.pupil)):
        print(row.pupil, row.band)
    print(conn.execute(select(band, func.count()).group_by(band).order_by(nulls_last(band.desc()))).all())
    total = (func.coalesce(mark.c.score, 0) + func.coalesce(mark.c.bonus, 0)).label("total")
    print(conn.execute(select(mark.c.pupil, total).order_by(total.desc())).all())
    print(conn.execute(select(cast(mark.c.note, Integer), cast(mark.c.note, Float), cast(mark.c.score, String), type_coerce(mark.c.score, String)).order_by(mark.c.id)).all())
    print(conn.execute(select(cast("12", Integer), cast(3.9, Integer), cast(literal("1.50"), Numeric(6, 2)), cast(1, Boolean))).one())
    wins = func.sum(case((mark.c.score > 50, 1), else_=0))
    print(conn.execute(select(wins, func.sum(case((mark.c.score > 50, 0), else_=1)), func.count(case((mark.c.score > 90, 1))))).one())
    shown = case({"Ana": "A.", "Ben": "B."}, value=mark.c.pupil, else_=mark.c.pupil + "?")
    print(conn.scalars(select(shown).order_by(mark.c.id)).all())
    conn.execute(update(mark).values(score=case((mark.c.score < 50, mark.c.score + 15), else_=mark.c.score)))
    print(conn.scalars(select(mark.c.score).order_by(case((mark.c.pupil == "Cas", 0), else_=1), mark.c.score)).all())
    print(conn.execute(select(func.nullif(mark.c.pupil, "Ana"), func.iif(mark.c.score > 60, "y", "n")).limit(2)).all())
print(band.type, total.type, shown.type, case((mark.c.id > 1, mark.c.bonus)).type, wins.type)
for dialect in (mysql.dialect(), postgresql.dialect()):
    print(select(cast(mark.c.note, Integer), cast(mark.c.score, String), cast(mark.c.note, Numeric(8, 3)), cast(mark.c.note, Float)).compile(dialect=dialect))
for bad in (lambda: case(), lambda: case([(mark.c.id > 1, 2)]), lambda: case(("a", 1))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
