import enum

from sqlalchemy import Column, Enum, Integer, MetaData, Table, create_engine, insert, select


class Level(enum.Enum):
    low = "l"
    high = "h"


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", Enum(Level)), Column("b", Enum(Level, values_callable=lambda e: [x.value for x in e])), Column("c", Enum("x", "y", name="xy", validate_strings=True)))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values(a=Level.low, b=Level.high, c="x"))
    print(conn.execute(select(t.c.a, t.c.b, t.c.c)).one())
    print(conn.exec_driver_sql("SELECT a, b, c FROM t").one())
    print(conn.execute(select(t.c.id).where(t.c.a == Level.low, t.c.b == Level.high)).all())
    for bad in ({"a": "nope"}, {"c": "z"}):
        try:
            conn.execute(insert(t).values(**bad))
        except Exception as e:
            print(type(e).__name__, e)
print(t.c.a.type.enums, t.c.b.type.enums, t.c.a.type.name, t.c.a.type.length)
