from sqlalchemy import create_engine, select, insert, update, bindparam, func, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    salary: Mapped[int] = mapped_column(default=10)
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    bonus: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "manager"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.execute(insert(Employee), [{"name": "a", "type": "employee"}, {"name": "b", "salary": 5, "type": "employee"}])
    s.execute(insert(Manager), [{"name": "m1", "bonus": 3}, {"name": "m2", "bonus": None}])
    users = s.scalars(insert(Employee).returning(Employee), [{"name": "r1", "type": "employee"}, {"name": "r2", "type": "employee"}]).all()
    print([(u.id, u.name, u.salary) for u in users])
    print(s.execute(insert(Employee).values(name="v", type="employee").returning(Employee.id, func.upper(Employee.name))).all())
    s.commit()
    print([(m.name, m.bonus, m.salary) for m in s.scalars(select(Manager).order_by(Manager.id))])
    s.execute(update(Employee), [{"id": 1, "name": "a2"}, {"id": 2, "name": "b2", "salary": 7}])
    s.execute(update(Manager), [{"id": 3, "name": "boss", "bonus": 9}])
    s.commit()
    print(s.execute(select(Employee.name, Employee.salary).order_by(Employee.id)).all())
    try:
        s.execute(update(Employee), [{"name": "nobody"}])
    except Exception as e:
        print(type(e).__name__, e)
    s.rollback()
    s.bulk_insert_mappings(Employee, [{"name": "x", "type": "employee"}, {"name": "y", "type": "employee"}])
    s.bulk_save_objects([Employee(name="z"), Manager(name="zz", bonus=1)])
    s.bulk_update_mappings(Employee, [{"id": 1, "salary": 99}])
    s.commit()
    print(s.execute(select(Employee.name, Employee.type).where(Employee.id > 7)).all(), s.get(Employee, 1).salary)
    s.connection().execute(update(Employee.__table__).where(Employee.name == bindparam("who")).values(salary=bindparam("pay")), [{"who": "x", "pay": 1}, {"who": "y", "pay": 2}])
