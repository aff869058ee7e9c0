"""Foreign keys named by a convention from the other side, and rows taken in parts."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.schema import CreateTable

meta = MetaData(naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s_%(referred_column_0_name)s"})
lane = Table("lane", meta, Column("id", Integer, primary_key=True), Column("no", Integer, key="number", unique=True))
lap = Table("lap", meta, Column("id", Integer, primary_key=True), Column("lane_id", ForeignKey("lane.id")), Column("lane_no", ForeignKey("lane.number", name="given")), Column("again", ForeignKey("lane.number")))
print(CreateTable(lap))
print(sorted(fk.constraint.name for fk in lap.foreign_keys), sorted(str(fk.name) for fk in lap.foreign_keys))
engine = create_engine("sqlite://")
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(lane), [{"number": n} for n in range(7)])
    print([len(p) for p in conn.execute(select(lane.c.id)).yield_per(4).partitions()])
