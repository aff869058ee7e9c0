from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    grade: Mapped[int] = mapped_column(server_default="7")
    __mapper_args__ = {"polymorphic_identity": "employee", "polymorphic_on": "type"}
class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    mname: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "manager"}
class Boss(Manager):
    __tablename__ = "boss"
    id: Mapped[int] = mapped_column(ForeignKey("manager.id"), primary_key=True)
    car: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "boss"}
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    r = s.scalars(insert(Manager).returning(Manager), [{"name": "a", "mname": "A"}, {"name": "b", "mname": "B"}])
    for m in r: print(type(m).__name__, m.id, m.name, m.mname, m.grade)
    r = s.execute(insert(Manager).returning(Manager.id, Manager.name, Manager.mname), [{"name": "c", "mname": "A"}, {"name": "d", "mname": "B"}])
    print(r.all(), r.keys())
    r = s.execute(insert(Manager).returning(Manager.mname, Manager.name), [{"name": "e", "mname": "A"}, {"name": "f", "mname": "B"}])
    print(r.all())
    r = s.execute(insert(Manager).returning(Manager.name), [{"name": "g", "mname": "A"}, {"name": "h", "mname": "B"}])
    print(r.all())
    r = s.execute(insert(Manager).returning(Manager.mname), [{"name": "i", "mname": "A"}])
    print(r.all())
    r = s.scalars(insert(Boss).returning(Boss), [{"name": "j", "mname": "A", "car": "x"}, {"name": "k", "mname": "B", "car": "y"}])
    for m in r: print(type(m).__name__, m.id, m.name, m.mname, m.car)
    r = s.scalars(insert(Boss).returning(Boss, sort_by_parameter_order=True), [{"id": 50, "name": "j", "mname": "A", "car": "x"}, {"id": 49, "name": "k", "mname": "B", "car": "y"}])
    for m in r: print(type(m).__name__, m.id, m.name, m.mname, m.car)
    r = s.execute(insert(Boss).returning(Boss.id, func.upper(Boss.name), Boss.car), [{"name": "q", "mname": "A", "car": "x"}, {"name": "r", "mname": "B", "car": "y"}])
    print(r.all())
