from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import UserDefinedType


class Point(UserDefinedType):
    cache_ok = True

    def __init__(self, precision=8):
        self.precision = precision

    def get_col_spec(self, **kw):
        return "POINT(%s)" % self.precision

    def bind_processor(self, dialect):
        return lambda value: "%d,%d" % value

    def result_processor(self, dialect, coltype):
        return lambda value: tuple(int(n) for n in value.split(","))


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("p", Point(4)))
print(CreateTable(t))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values(p=(3, 4)))
    print(conn.execute(select(t)).all())
