"""Events of attributes, mappers and sessions, dataclass mappings, imperative mapping, mixins and naming."""
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, List, Optional
import enum
from sqlalchemy import *
from sqlalchemy import event
from sqlalchemy.orm import *
pk = Annotated[int, mapped_column(primary_key=True)]
stamp = Annotated[datetime, mapped_column(server_default=func.current_timestamp())]
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class Base(MappedAsDataclass, DeclarativeBase):
    metadata = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
class Named(MappedAsDataclass):
    name: Mapped[str] = mapped_column(String(20), index=True)
class Car(Named, Base):
    __tablename__ = "car"
    id: Mapped[pk] = mapped_column(init=False)
    color: Mapped[Color] = mapped_column(default=Color.RED)
    wheels: Mapped[List["Wheel"]] = relationship(default_factory=list, back_populates="car", repr=False, cascade="all, delete-orphan")
    owner_id: Mapped[Optional[int]] = mapped_column(ForeignKey("owner.id"), init=False)
    owner: Mapped[Optional["Owner"]] = relationship(default=None, kw_only=True)
    plate: Mapped[Optional[str]] = mapped_column(unique=True, default=None, kw_only=True)
class Wheel(Base):
    __tablename__ = "wheel"
    id: Mapped[pk] = mapped_column(init=False)
    size: Mapped[int]
    car_id: Mapped[int] = mapped_column(ForeignKey("car.id"), init=False, repr=False)
    car: Mapped[Optional[Car]] = relationship(back_populates="wheels", default=None, repr=False, compare=False)
class Owner(Base, unsafe_hash=True):
    __tablename__ = "owner"
    id: Mapped[pk] = mapped_column(init=False)
    email: Mapped[str]
reg = registry(metadata=Base.metadata)
point = Table("point", reg.metadata, Column("pid", Integer, primary_key=True), Column("x", Integer), Column("y", Integer), Column("seg_id", ForeignKey("segment.sid")))
segment = Table("segment", reg.metadata, Column("sid", Integer, primary_key=True), Column("label", String(10), nullable=False))
@dataclass
class Point:
    x: int = 0
    y: int = 0
@dataclass
class Segment:
    label: str
    points: list = field(default_factory=list)
reg.map_imperatively(Point, point, properties={"key": point.c.pid, "total": column_property(point.c.x + point.c.y)}, exclude_properties=["seg_id"]) if False else reg.map_imperatively(Point, point, properties={"key": point.c.pid, "total": column_property(point.c.x + point.c.y)})
reg.map_imperatively(Segment, segment, properties={"points": relationship(Point, order_by=point.c.x, cascade="all, delete-orphan", backref="segment")})
@event.listens_for(Car, "before_insert")
def bi(mapper, conn, car): print("insert", car.name, conn.scalar(select(func.count()).select_from(Owner.__table__)))
@event.listens_for(Car, "after_update")
def au(mapper, conn, car): print("update", car.name, object_session(car) is not None)
@event.listens_for(Car.name, "set", retval=True)
def setname(target, value, old, initiator): return value.strip().title()
@event.listens_for(Car.wheels, "append")
def ap(target, value, initiator): print("wheel", value.size)
@event.listens_for(Car.wheels, "remove")
def rm(target, value, initiator): print("off", value.size)
@event.listens_for(Base, "load", propagate=True)
def ld(target, ctx): print("load", type(target).__name__)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
print(Car("beetle", plate="x"), Wheel(3) == Wheel(3), hash(Owner("a")) == hash(Owner("a")))
with Session(engine, expire_on_commit=False) as s:
    c = Car("  fiat panda ", Color.BLUE, [Wheel(13), Wheel(14)], owner=Owner("o@x"))
    s.add(c)
    s.commit()
    print(c)
    c.wheels.remove(c.wheels[0]); c.name = "vw"
    s.commit()
    g = Segment("s", [Point(3, 4), Point(1, 2)])
    s.add(g); s.commit()
    s.expire_all()
    print(g.points, g.points[0].total, g.points[0].segment.label, g.points[0].key)
    print(s.scalars(select(Point.total).where(Point.segment.has(Segment.label == "s")).order_by(Point.total)).all())
    g.points.pop(); s.commit()
    print(s.scalar(select(func.count(Point.key))))
    print(sorted(c.name for c in Car.__table__.constraints if c.name), [i.name for i in Car.__table__.indexes])
with Session(engine) as s:
    print(s.scalars(select(Car).where(Car.color == Color.BLUE)).one().name)
    try: Car()
    except TypeError as e: print(e)
    try: Car("x", bogus=1)
    except TypeError as e: print(e)
    try:
        s.add(Car("vw", plate="p")); s.add(Car("vw2", plate="p")); s.commit()
    except Exception as e: print(type(e).__name__, e.orig); s.rollback()
    print(s.scalar(select(func.count()).select_from(Car)))
