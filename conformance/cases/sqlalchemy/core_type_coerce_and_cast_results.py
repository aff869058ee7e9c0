import datetime

from sqlalchemy import Date, DateTime, Integer, JSON, String, cast, create_engine, func, literal, select, type_coerce

engine = create_engine("sqlite://")
with engine.connect() as conn:
    print(conn.execute(select(cast("5", Integer), cast(7, String))).one())
    print(conn.scalar(select(type_coerce(func.json('{"a": 1}'), JSON))))
    print(conn.scalar(select(func.date("2024-01-31", "+1 day", type_=Date))))
    print(conn.scalar(select(func.max(literal(datetime.datetime(2024, 1, 2, 3, 4))))))
