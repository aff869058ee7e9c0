"""Joined and single inheritance mixed, polymorphic loading, of_type and aliases."""
from typing import Optional, List
from sqlalchemy import ForeignKey, create_engine, select, func, or_, case, literal, type_coerce, String
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, mapped_column, relationship, with_polymorphic, selectin_polymorphic,
                            aliased, selectinload, joinedload, load_only, defer, undefer, column_property, declared_attr, raiseload)

class Base(DeclarativeBase):
    pass

class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[List["Person"]] = relationship(back_populates="company", order_by="Person.id")

class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(10))
    company_id: Mapped[Optional[int]] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Optional[Company]] = relationship(back_populates="staff")
    @declared_attr.directive
    def __mapper_args__(cls):
        if cls.__name__ == "Person":
            return {"polymorphic_on": "kind", "polymorphic_identity": "person"}
        return {"polymorphic_identity": cls.__name__.lower()}
    def __repr__(self):
        return f"{type(self).__name__}({self.name})"

class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    lang: Mapped[str]
    machines: Mapped[List["Machine"]] = relationship(back_populates="engineer", cascade="all, delete-orphan")

class Senior(Engineer):
    level: Mapped[Optional[int]]

class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    budget: Mapped[int] = mapped_column(default=10)

class Intern(Person):
    school: Mapped[Optional[str]]

class Machine(Base):
    __tablename__ = "machine"
    id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str]
    engineer_id: Mapped[int] = mapped_column(ForeignKey("engineer.id"))
    engineer: Mapped[Engineer] = relationship(back_populates="machines")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Company(name="Acme", staff=[Engineer(name="e1", lang="go", machines=[Machine(host="h1"), Machine(host="h2")]),
        Senior(name="s1", lang="py", level=3, machines=[Machine(host="h3")]), Manager(name="m1", budget=99), Intern(name="i1", school="U"), Person(name="p1")]))
    s.commit()
with Session(engine) as s:
    for p in s.scalars(select(Person).order_by(Person.id)):
        print(p, p.kind)
with Session(engine) as s:
    for p in s.scalars(select(Person).order_by(Person.id).options(selectin_polymorphic(Person, [Engineer, Manager]), selectinload(Engineer.machines))):
        print(p, [m.host for m in getattr(p, "machines", [])], getattr(p, "budget", None), getattr(p, "level", None))
with Session(engine) as s:
    wp = with_polymorphic(Person, [Engineer, Manager])
    q = select(wp).where(or_(wp.Engineer.lang == "go", wp.Manager.budget > 50)).order_by(wp.id)
    print(s.scalars(q).all())
    wp2 = with_polymorphic(Person, "*", flat=True)
    print(s.scalars(select(wp2).where(wp2.Senior.level > 1)).all())
    c = s.scalars(select(Company).options(selectinload(Company.staff.of_type(wp)))).one()
    print(c.staff)
    print(s.execute(select(Company.name, Engineer.name).join(Company.staff.of_type(Engineer)).where(Engineer.machines.any(Machine.host == "h3"))).all())
    print(s.scalars(select(Company).where(Company.staff.of_type(Manager).any(Manager.budget == 99))).all()[0].name)
    e = aliased(Engineer, name="eng")
    print(s.execute(select(e.name, func.count(Machine.id)).join(e.machines).group_by(e.name).order_by(e.name)).all())
    print(s.scalars(select(Senior)).all(), s.scalars(select(Engineer.lang).order_by(Engineer.lang)).all())
    sub = select(Person.company_id, func.count().label("n")).group_by(Person.company_id).subquery()
    print(s.execute(select(Company.name, sub.c.n).join(sub, sub.c.company_id == Company.id)).all())
with Session(engine) as s:
    boss = s.scalars(select(Manager)).one()
    boss.budget += 1
    boss.name = "m2"
    s.flush()
    s.refresh(boss)
    print(boss.budget, boss.name)
    e = s.scalars(select(Engineer).where(Engineer.name == "e1").options(joinedload(Engineer.machines), load_only(Engineer.lang))).unique().one()
    print(sorted(k for k in e.__dict__ if k[0] != "_"))
    print(e.name)
    s.delete(e)
    s.commit()
    print(s.scalar(select(func.count(Machine.id))))
