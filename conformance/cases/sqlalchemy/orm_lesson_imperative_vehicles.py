"""Domain classes without a base: imperative mapping with properties, exclusions and an inheritance."""
from sqlalchemy import Table, Column, Integer, String, ForeignKey, create_engine, select, func, inspect, MetaData
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm import registry, relationship, Session, column_property, synonym, deferred, clear_mappers, class_mapper
from sqlalchemy.orm.exc import UnmappedClassError, UnmappedInstanceError

reg = registry()
vehicle = Table(
    "vehicle", reg.metadata,
    Column("id", Integer, primary_key=True), Column("plate", String(10), nullable=False),
    Column("type", String(10)), Column("secret", String(10)), Column("manual", String),
    Column("owner_id", ForeignKey("holder.id")),
)
truck = Table("truck", reg.metadata, Column("id", ForeignKey("vehicle.id"), primary_key=True), Column("load", Integer))
holder = Table("holder", reg.metadata, Column("id", Integer, primary_key=True), Column("full_name", String(40)))


class Holder:
    def __init__(self, name):
        self.name = name


class Vehicle:
    def __init__(self, plate, **kw):
        self.plate = plate
        for k, v in kw.items():
            setattr(self, k, v)

    def __str__(self):
        return f"{type(self).__name__}:{self.plate}"


class Truck(Vehicle):
    pass


reg.map_imperatively(
    Holder, holder,
    properties={
        "name": holder.c.full_name,
        "vehicles": relationship(Vehicle, back_populates="owner", order_by=vehicle.c.plate),
        "count": column_property(
            select(func.count(vehicle.c.id)).where(vehicle.c.owner_id == holder.c.id).correlate_except(vehicle).scalar_subquery()
        ),
    },
)
reg.map_imperatively(
    Vehicle, vehicle, polymorphic_on=vehicle.c.type, polymorphic_identity="v",
    properties={
        "owner": relationship(Holder, back_populates="vehicles"),
        "number": synonym("plate"),
        "manual": deferred(vehicle.c.manual),
    },
)
reg.map_imperatively(Truck, truck, inherits=Vehicle, polymorphic_identity="t")

engine = create_engine("sqlite://")
reg.metadata.create_all(engine)
with Session(engine) as session:
    ann = Holder("Ann")
    ann.vehicles = [Vehicle("ZZ-1"), Truck("AA-2", load=12)]
    session.add(ann)
    session.commit()
    print(ann.name, ann.count, [str(v) for v in ann.vehicles])
    print(session.scalars(select(Vehicle.number).where(Vehicle.number.like("Z%"))).all())
    print([t.load for t in session.scalars(select(Truck).where(Truck.load > 3))])
    print(session.scalars(select(Holder).where(Holder.count > 1)).one().name)
    first = ann.vehicles[1]
    print(first.manual)
    print(session.scalars(select(Holder.name).join(Holder.vehicles).where(Vehicle.plate == "AA-2")).all())
m = inspect(Truck)
print([c.key for c in m.column_attrs], m.inherits.class_.__name__, m.local_table.name)
print([r.key for r in inspect(Holder).relationships])


class Plain:
    pass


for call in (lambda: Session().add(Plain()), lambda: reg.map_imperatively(Truck, truck)):
    try:
        call()
    except (UnmappedClassError, UnmappedInstanceError, ArgumentError) as error:
        print(type(error).__name__, error)
