from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    wheels: Mapped[int]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Car(Vehicle):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    doors: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "car", "polymorphic_load": "inline"}


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[float]
    __mapper_args__ = {"polymorphic_identity": "truck", "polymorphic_load": "selectin"}


class Bike(Vehicle):
    gears: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "bike", "polymorphic_load": "inline"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Car(wheels=4, doors=5), Truck(wheels=6, load=7.5), Bike(wheels=2, gears=21), Car(wheels=3, doors=2)])
    s.commit()

with Session(engine) as s:
    for v in s.scalars(select(Vehicle).order_by(Vehicle.id)):
        print(type(v).__name__, v.wheels, {k: getattr(v, k) for k in ("doors", "load", "gears") if hasattr(v, k)})
with Session(engine) as s:
    print([b.gears for b in s.scalars(select(Bike))])
    print([t.load for t in s.scalars(select(Truck))])
