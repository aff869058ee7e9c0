"""AbstractConcreteBase with strict_attrs, and a relationship that each class declares."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect, Table, Column, Integer, MetaData, text
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase, DeferredReflection
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    employees = relationship("Employee", back_populates="company")
class Employee(AbstractConcreteBase, Base):
    strict_attrs = True
    name = mapped_column(String(50))
    @declared_attr
    def company_id(cls): return mapped_column(ForeignKey("company.id"))
    @declared_attr
    def company(cls): return relationship("Company", back_populates="employees")
    def __repr__(self): return f"{type(self).__name__}({self.name})"
class Manager(Employee):
    __tablename__ = "manager"
    id = mapped_column(Integer, primary_key=True)
    data = mapped_column(String(40))
    __mapper_args__ = {"polymorphic_identity": "manager", "concrete": True}
class Engineer(Employee):
    __tablename__ = "engineer"
    id = mapped_column(Integer, primary_key=True)
    info = mapped_column(String(40))
    __mapper_args__ = {"polymorphic_identity": "engineer", "concrete": True}
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
configure_mappers()
show(lambda: select(Employee))
show(lambda: select(Employee).where(Employee.name == "x"))
show(lambda: Employee.data)
show(lambda: sorted(inspect(Employee).attrs.keys()))
with Session(engine) as s:
    c = Company()
    s.add(c); s.flush()
    c.employees.append(Manager(name="m", data="d")); s.flush()
    c.employees.append(Engineer(name="e", info="i")); s.commit()
    print(s.scalars(select(Employee).order_by(Employee.name)).all())
    print(c.employees)
    print([e.company is c for e in s.scalars(select(Employee))])
    print(s.scalars(select(Company).join(Company.employees).where(Employee.name == "m")).all() == [c])
class P(ConcreteBase, Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "p", "concrete": True}
show(lambda: select(P))
