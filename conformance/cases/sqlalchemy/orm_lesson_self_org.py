"""An organisation: a manager chain, joined-eager self loading, and deletes that move people up."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select, update, func, literal, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, joinedload, backref, selectinload


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    salary: Mapped[int]
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("employee.id", ondelete="SET NULL"))
    reports: Mapped[list["Employee"]] = relationship(
        "Employee", backref=backref("boss", remote_side=[id]), lazy="joined", join_depth=2, order_by="Employee.name"
    )

    def __repr__(self):
        return self.name


@event.listens_for(engine := create_engine("sqlite://"), "connect")
def foreign_keys(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


Base.metadata.create_all(engine)
with Session(engine) as session:
    ceo = Employee(name="Cleo", salary=100)
    vp = Employee(name="Vic", salary=80, boss=ceo)
    lead = Employee(name="Lea", salary=90, boss=vp)
    Employee(name="Dev", salary=50, boss=lead)
    Employee(name="Ops", salary=55, boss=lead)
    session.add(ceo)
    session.commit()

with Session(engine) as session:
    top = session.scalars(select(Employee).where(Employee.boss_id.is_(None))).unique().one()
    print(top, top.reports, top.reports[0].reports, top.reports[0].reports[0].reports)
    boss = aliased(Employee, name="boss")
    over = select(Employee.name, boss.name).join(Employee.boss.of_type(boss)).where(Employee.salary > boss.salary)
    print(session.execute(over).all())
    stmt = select(boss.name, func.count().label("n"), func.avg(Employee.salary)).select_from(Employee).join(boss, Employee.boss_id == boss.id)
    print(session.execute(stmt.group_by(boss.id).order_by(func.count().desc(), boss.name)).all())
    chain = select(Employee.id, Employee.boss_id, literal(1).label("level")).where(Employee.boss_id == None).cte(recursive=True)
    chain = chain.union_all(select(Employee.id, Employee.boss_id, chain.c.level + 1).join(chain, Employee.boss_id == chain.c.id))
    levels = select(Employee.name, chain.c.level).join(chain, chain.c.id == Employee.id).order_by(chain.c.level, Employee.name)
    print(session.execute(levels).all())

with Session(engine) as session:
    lead = session.scalars(select(Employee).filter_by(name="Lea")).unique().one()
    for person in list(lead.reports):
        person.boss = lead.boss
    session.delete(lead)
    session.commit()
    vic = session.scalars(select(Employee).filter_by(name="Vic")).unique().one()
    print(vic.reports, vic.boss)
    session.execute(update(Employee).where(Employee.boss_id == vic.id).values(salary=Employee.salary + 5))
    print([p.salary for p in vic.reports])
    session.delete(vic)
    session.commit()
    print(session.execute(select(Employee.name, Employee.boss_id).order_by(Employee.name)).all())
    dev = session.scalars(select(Employee).filter_by(name="Dev").options(joinedload(Employee.boss))).unique().one()
    print(dev.boss, dev.reports)
    dev.boss_id = 999
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, error.orig)
        session.rollback()
