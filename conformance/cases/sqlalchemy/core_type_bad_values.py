import datetime

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, Table, create_engine, insert

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("flag", Boolean), Column("day", Date), Column("at", DateTime))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    for values in ({"flag": "yes"}, {"flag": 5}, {"day": "2024-01-01"}, {"at": 5}, {"id": object}):
        try:
            conn.execute(insert(t).values(**values))
        except Exception as e:
            print(type(e).__name__, str(e).split("\n")[0])
    conn.execute(insert(t).values(day=datetime.date(2024, 1, 2), at=datetime.datetime(2024, 1, 2, 3, 4, 5)))
