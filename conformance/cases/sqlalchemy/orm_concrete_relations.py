"""Relationships to and from the classes of a concrete hierarchy."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect, Table, Column, Integer, MetaData, text, delete, update, exists
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase, DeferredReflection
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    employees: Mapped[list["Person"]] = relationship(back_populates="company", cascade="all, delete-orphan")
    def __repr__(self): return f"Company {self.name}"
class Person(ConcreteBase, Base):
    __tablename__ = "person"
    _concrete_discriminator_name = "kind"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    type: Mapped[str | None]
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company | None] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_identity": "person", "concrete": True}
    def __repr__(self): return f"{type(self).__name__}({self.name})"
class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    lang: Mapped[str] = mapped_column(String(20))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company | None] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_identity": "engineer", "concrete": True}
class Boss(Engineer):
    __tablename__ = "boss"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    golf: Mapped[int]
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company | None] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_identity": "boss", "concrete": True}
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
show(lambda: select(Company).join(Company.employees))
show(lambda: select(Company).join(Company.employees).where(Person.name == "x"))
show(lambda: select(Company).where(Company.employees.any(Person.name == "x")))
show(lambda: select(Company).options(joinedload(Company.employees)))
show(lambda: select(Person).join(Person.company))
show(lambda: select(Engineer).join(Engineer.company))
show(lambda: select(Person, Company).join(Company, Person.company_id == Company.id))
show(lambda: select(Engineer))
show(lambda: select(Boss))
show(lambda: select(Person).where(Person.company.has(name="c")))
show(lambda: select(Person.name, Company.name).select_from(Person).join(Person.company))
show(lambda: select(func.count(Person.id), Person.company_id).group_by(Person.company_id))
with Session(engine) as s:
    c = Company(name="c1", employees=[Person(name="p"), Engineer(name="e", lang="go"), Boss(name="b", golf=3)])
    people, c.employees = list(c.employees), []
    s.add(c); s.flush()
    for x in people:
        c.employees.append(x)
        s.flush()
    s.commit()
    print(c.employees, [type(x.company).__name__ for x in c.employees])
    s.expunge_all()
    s.expunge_all()
    print(s.scalars(select(Company).options(joinedload(Company.employees))).unique().all()[0].employees)
    c = s.scalars(select(Company)).one()
    b = c.employees[2]
    show(lambda: b.lang)
    show(lambda: b.type)
    show(lambda: b.golf)
    b.golf = 5
    c.employees.remove(c.employees[0])
    s.commit()
    print(s.execute(text("select (select count(*) from person), (select count(*) from engineer), (select golf from boss)")).all())
    print(s.scalars(select(Engineer).order_by(Engineer.name)).all())
    print(s.scalars(select(Boss).join(Boss.company).where(Company.name == "c1")).all())
    show(lambda: s.scalars(select(Person).order_by(Person.name)).all())
    s.delete(c); s.commit()
    print(s.execute(text("select (select count(*) from person), (select count(*) from engineer), (select count(*) from boss)")).all())
