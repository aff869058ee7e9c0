from __future__ import annotations
from typing import List, Optional
from sqlalchemy import ForeignKey, String, create_engine, select, func, event, and_, or_, case, exists, literal, UniqueConstraint, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, joinedload, aliased, validates, column_property, contains_eager
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.exc import IntegrityError, NoResultFound, MultipleResultsFound

class Base(DeclarativeBase): pass

class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(30))
    last: Mapped[Optional[str]]
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("employee.id"))
    salary: Mapped[int] = mapped_column(default=100)
    boss: Mapped[Optional[Employee]] = relationship(remote_side=[id], back_populates="reports")
    reports: Mapped[List[Employee]] = relationship(back_populates="boss", order_by="Employee.first")
    skills: Mapped[List[Skill]] = relationship(back_populates="employee", cascade="all, delete-orphan")
    __table_args__ = (UniqueConstraint("first", "last", name="uq_name"), Index("ix_salary", "salary"))
    @hybrid_property
    def full(self): return self.first + " " + (self.last or "?")
    @full.inplace.expression
    @classmethod
    def _full(cls): return cls.first + " " + func.coalesce(cls.last, "?")
    @validates("salary")
    def check(self, key, value):
        if value < 0: raise ValueError(f"{key} must not be {value}")
        return value
    def __repr__(self): return f"Employee({self.first!r})"

class Skill(Base):
    __tablename__ = "skill"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[int]
    employee_id: Mapped[int] = mapped_column(ForeignKey(Employee.id))
    employee: Mapped[Employee] = relationship(back_populates="skills")

Employee.skill_count = column_property(select(func.count(Skill.id)).where(Skill.employee_id == Employee.id).correlate_except(Skill).scalar_subquery())
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    eva = Employee(first="Eva", last="Stone", salary=300)
    kim = Employee(first="Kim", boss=eva, skills=[Skill(name="sql", level=3), Skill(name="go", level=1)])
    lee = Employee(first="Lee", last="Moon", boss=eva, salary=150)
    s.add(eva)
    s.commit()
    print(eva.reports, kim.skill_count, kim.full)
    print(s.scalars(select(Employee.full).order_by(Employee.id)).all())
    boss = aliased(Employee, name="b")
    q = select(Employee.first, boss.first.label("boss")).join(Employee.boss.of_type(boss), isouter=True).order_by(Employee.first)
    print(s.execute(q).all())
    print(q)
    kim.skills.pop()
    s.flush()
    print(s.scalars(select(Skill)).all()[0].name, s.dirty, s.new)
    try:
        kim.salary = -1
    except ValueError as e:
        print(e)
    s.add(Employee(first="Eva", last="Stone"))
    try:
        s.commit()
    except IntegrityError as e:
        print(e)
        s.rollback()
    band = case((Employee.salary >= 200, "high"), else_="low").label("band")
    for row in s.execute(select(band, func.count(), func.avg(Employee.salary)).group_by(band).order_by(band)):
        print(row, row._mapping["band"])
    w = func.row_number().over(partition_by=Employee.boss_id, order_by=Employee.salary.desc())
    print(s.execute(select(Employee.first, w)).all())
    tree = select(Employee.id, Employee.first, literal(0).label("depth")).where(Employee.boss_id.is_(None)).cte("tree", recursive=True)
    tree = tree.union_all(select(Employee.id, Employee.first, tree.c.depth + 1).join(tree, Employee.boss_id == tree.c.id))
    print(s.execute(select(tree.c.first, tree.c.depth).order_by(tree.c.depth, tree.c.first)).all())
    print(s.scalars(select(Employee).where(Employee.skills.any(Skill.level > 2), ~Employee.reports.any())).all())
    print(s.scalars(select(Employee).where(Employee.boss.has(first="Eva")).options(selectinload(Employee.skills), joinedload(Employee.boss)).order_by(Employee.id)).unique().all())
    s.delete(kim)
    s.commit()
    print(s.scalar(select(func.count()).select_from(Skill)))
    try:
        s.scalars(select(Employee).where(Employee.first == "Nobody")).one()
    except NoResultFound as e:
        print(type(e).__name__, e)
    try:
        s.scalars(select(Employee)).one()
    except MultipleResultsFound as e:
        print(e)
    print(s.get(Employee, 1) is eva, s.get(Employee, 99))
