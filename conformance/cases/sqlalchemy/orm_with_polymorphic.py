from sqlalchemy import create_engine, select, or_, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, with_polymorphic, selectin_polymorphic, selectinload, joinedload, aliased


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    employees: Mapped[list["Employee"]] = relationship(back_populates="company", order_by="Employee.id")


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_identity": "employee", "polymorphic_on": "type"}

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name!r})"


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    level: Mapped[int]
    papers: Mapped[list["Paper"]] = relationship(back_populates="manager")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    language: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    manager_id: Mapped[int] = mapped_column(ForeignKey("manager.id"))
    manager: Mapped[Manager] = relationship(back_populates="papers")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    acme = Company(name="Acme")
    acme.employees = [Manager(name="Mia", level=3, papers=[Paper(title="Plan")]), Engineer(name="Eve", language="Go"), Employee(name="Pat")]
    s.add(acme)
    s.commit()

with Session(engine) as s:
    e = with_polymorphic(Employee, [Manager, Engineer])
    stmt = select(e).where(or_(e.Manager.level > 1, e.Engineer.language == "Go")).order_by(e.id)
    for x in s.scalars(stmt):
        print(x, getattr(x, "level", None), getattr(x, "language", None))

with Session(engine) as s:
    print("all")
    every = with_polymorphic(Employee, "*")
    for x in s.scalars(select(every).order_by(every.name)):
        print(x)
    print("flat and aliased")
    fe = with_polymorphic(Employee, [Engineer], flat=True, aliased=True)
    print(s.scalars(select(fe).where(fe.Engineer.language == "Go")).all())

with Session(engine) as s:
    print("selectin")
    stmt = select(Employee).order_by(Employee.id).options(selectin_polymorphic(Employee, [Manager, Engineer]))
    for x in s.scalars(stmt):
        print(x, getattr(x, "level", None), getattr(x, "language", None))

with Session(engine) as s:
    print("with a relationship")
    stmt = select(Employee).order_by(Employee.id).options(selectin_polymorphic(Employee, [Manager]), selectinload(Manager.papers))
    for x in s.scalars(stmt):
        print(x, [p.title for p in x.papers] if isinstance(x, Manager) else "-")

with Session(engine) as s:
    print("of_type")
    stmt = select(Company.name, Manager.name).join(Company.employees.of_type(Manager)).where(Manager.level == 3)
    print(s.execute(stmt).all())
    for c in s.scalars(select(Company).options(selectinload(Company.employees.of_type(e)))):
        print(c.name, c.employees)
