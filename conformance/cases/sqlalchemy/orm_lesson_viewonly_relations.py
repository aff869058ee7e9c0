"""View-only relationships: filtered, through two tables, and to the newest row."""
from datetime import date
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select, func, and_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, foreign, remote, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    departments: Mapped[list["Department"]] = relationship(back_populates="company")
    staff: Mapped[list["Worker"]] = relationship(
        secondary="department",
        primaryjoin="Company.id == Department.company_id",
        secondaryjoin="Department.id == Worker.department_id",
        viewonly=True,
        order_by="Worker.name",
    )
    seniors: Mapped[list["Worker"]] = relationship(
        secondary="department",
        primaryjoin="Company.id == Department.company_id",
        secondaryjoin="and_(Department.id == Worker.department_id, Worker.level >= 3)",
        viewonly=True,
    )


class Department(Base):
    __tablename__ = "department"
    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    title: Mapped[str]
    company: Mapped[Company] = relationship(back_populates="departments")
    workers: Mapped[list["Worker"]] = relationship(back_populates="department")


class Worker(Base):
    __tablename__ = "worker"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[int]
    hired: Mapped[date]
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    department: Mapped[Department] = relationship(back_populates="workers")

    def __repr__(self):
        return self.name


other = aliased(Worker)
newest = select(func.max(other.hired)).where(other.department_id == Department.id).correlate(Department).scalar_subquery()
Department.newcomer = relationship(
    Worker, primaryjoin=and_(Department.id == Worker.department_id, Worker.hired == newest), uselist=False, viewonly=True
)
Department.initial = relationship(
    Worker, primaryjoin=func.substr(Department.title, 1, 1) == foreign(remote(func.substr(Worker.name, 1, 1))),
    viewonly=True,
)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    acme = Company(name="acme")
    it = Department(title="IT", company=acme)
    it.workers = [Worker(name="Zoe", level=3, hired=date(2020, 1, 1)), Worker(name="Ian", level=1, hired=date(2023, 1, 1))]
    hr = Department(title="HR", company=acme, workers=[Worker(name="Hal", level=4, hired=date(2019, 5, 5))])
    session.add(acme)
    session.commit()
    print(acme.staff, acme.seniors)
    print(it.newcomer, hr.newcomer, it.initial)
    acme.staff.append(Worker(name="Lost", level=1, hired=date(2024, 1, 1)))
    session.commit()
    print(acme.staff)

with Session(engine) as session:
    acme = session.scalars(select(Company).options(selectinload(Company.staff), joinedload(Company.seniors))).unique().one()
    print(acme.staff, acme.seniors)
    print(session.scalars(select(Company.name).where(Company.seniors.any(Worker.name == "Hal"))).all())
    stmt = select(Department).options(joinedload(Department.newcomer)).order_by(Department.id)
    print([(d.title, d.newcomer) for d in session.scalars(stmt)])
    print(session.execute(select(Company.name, Worker.name).join(Company.staff).order_by(Worker.id)).all())
