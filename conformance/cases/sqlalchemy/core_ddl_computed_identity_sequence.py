from sqlalchemy import Column, Computed, Identity, Integer, MetaData, Sequence, Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateSequence, CreateTable, DropSequence

t = Table("sq", MetaData(), Column("id", Integer, primary_key=True), Column("side", Integer), Column("area", Integer, Computed("side * side")))
print(CreateTable(t))
print(CreateTable(Table("i", MetaData(), Column("id", Integer, Identity(start=5, cycle=True), primary_key=True))).compile(dialect=postgresql.dialect()))
print(CreateSequence(Sequence("s", start=3, increment=2)).compile(dialect=postgresql.dialect()), DropSequence(Sequence("s")))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"side": 2}, {"side": 5}])
    print(conn.execute(select(t)).all())
