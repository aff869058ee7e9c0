"""Write-only collections: add, select, bulk insert, update and delete without loading."""
from datetime import datetime, timedelta
from sqlalchemy import create_engine, ForeignKey, select, func
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, WriteOnlyMapped, DynamicMapped


class Base(DeclarativeBase):
    pass


class Sensor(Base):
    __tablename__ = "sensor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    readings: WriteOnlyMapped["Reading"] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Reading.at"
    )
    alarms: DynamicMapped["Alarm"] = relationship(order_by="Alarm.id.desc()")


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    sensor_id: Mapped[int] = mapped_column(ForeignKey("sensor.id", ondelete="cascade"))
    at: Mapped[datetime]
    value: Mapped[float]

    def __repr__(self):
        return f"{self.at:%H:%M}={self.value:g}"


class Alarm(Base):
    __tablename__ = "alarm"
    id: Mapped[int] = mapped_column(primary_key=True)
    sensor_id: Mapped[int] = mapped_column(ForeignKey("sensor.id"))
    level: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
noon = datetime(2024, 1, 1, 12)
with Session(engine) as session:
    s = Sensor(name="roof", readings=[Reading(at=noon, value=1.5), Reading(at=noon - timedelta(hours=1), value=1)])
    session.add(s)
    session.commit()
    s.readings.add(Reading(at=noon + timedelta(minutes=5), value=2))
    s.readings.add_all([Reading(at=noon + timedelta(minutes=i), value=i) for i in (10, 20)])
    session.commit()
    print(session.scalars(s.readings.select()).all())
    print(session.scalars(s.readings.select().where(Reading.value > 1.5).limit(2)).all())
    session.execute(s.readings.insert(), [{"at": noon, "value": 9}, {"at": noon, "value": 8}])
    print(session.scalar(select(func.max(Reading.value)).where(Reading.sensor_id == s.id)))
    session.execute(s.readings.update().where(Reading.value > 7).values(value=Reading.value * 10))
    session.execute(s.readings.delete().where(Reading.value > 85))
    session.commit()
    high = session.scalars(s.readings.select().where(Reading.value > 50)).one()
    print(high)
    s.readings.remove(high)
    session.commit()
    print(session.scalars(s.readings.select().with_only_columns(func.count(), func.sum(Reading.value)).order_by(None)).one())
    try:
        s.readings.append(high)
    except AttributeError as error:
        print(type(error).__name__, error)
    try:
        for r in s.readings:
            print(r)
    except TypeError as error:
        print(error)
    s.alarms.append(Alarm(level=1))
    s.alarms.extend([Alarm(level=5), Alarm(level=3)])
    session.flush()
    print([a.level for a in s.alarms], s.alarms.count(), s.alarms.filter(Alarm.level > 2).first().level)
    print([a.level for a in s.alarms.order_by(None).order_by(Alarm.level)[:2]])
