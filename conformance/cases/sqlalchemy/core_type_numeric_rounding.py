from decimal import Decimal

from sqlalchemy import Column, Float, Integer, MetaData, Numeric, Table, create_engine, insert, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", Numeric(10, 2)), Column("b", Float), Column("c", Numeric(asdecimal=False)), Column("d", Float(asdecimal=True)))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values(a=Decimal("12.345"), b=1.5, c=Decimal("2.25"), d=3.125))
    print(conn.execute(select(t.c.a, t.c.b, t.c.c, t.c.d)).one())
    print(conn.scalar(select(t.c.a * 2)), conn.scalar(select(t.c.a + t.c.b)))
