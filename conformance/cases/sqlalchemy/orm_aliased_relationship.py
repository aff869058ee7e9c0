from sqlalchemy import create_engine, select, func, ForeignKey, and_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, foreign, remote, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Sensor(Base):
    __tablename__ = "sensor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    sensor_id: Mapped[int] = mapped_column(ForeignKey("sensor.id"))
    value: Mapped[int]


partitioned = select(Reading, func.row_number().over(order_by=Reading.value.desc(), partition_by=Reading.sensor_id).label("rank")).alias()
TopReading = aliased(Reading, partitioned)
Sensor.top = relationship(TopReading, primaryjoin=and_(partitioned.c.sensor_id == Sensor.id, partitioned.c.rank < 3), viewonly=True, order_by=partitioned.c.rank)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Sensor(name="a"), Sensor(name="b")])
    s.flush()
    s.add_all([Reading(sensor_id=1, value=v) for v in (3, 9, 5)] + [Reading(sensor_id=2, value=1)])
    s.commit()
with Session(engine) as s:
    for x in s.scalars(select(Sensor)):
        print(x.name, [r.value for r in x.top])
with Session(engine) as s:
    for x in s.scalars(select(Sensor).options(selectinload(Sensor.top))):
        print(x.name, [r.value for r in x.top])
with Session(engine) as s:
    print(s.execute(select(Sensor.name, TopReading.value).join(Sensor.top)).all())
