"""AbstractConcreteBase: mapped to the union once the subclasses are known."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, with_polymorphic, aliased, selectinload, joinedload, configure_mappers
from sqlalchemy.ext.declarative import AbstractConcreteBase
class Base(DeclarativeBase): pass
class Employee(AbstractConcreteBase, Base):
    def __repr__(self): return f"{type(self).__name__}({self.id}, {self.name!r})"
class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    lang: Mapped[str] = mapped_column(String(20))
    __mapper_args__ = {"polymorphic_identity": "engineer", "concrete": True}
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
show(lambda: select(Employee))
class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    level: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "manager", "concrete": True}
show(lambda: select(Employee))
configure_mappers()
show(lambda: Employee.name)
show(lambda: select(Employee))
show(lambda: select(Engineer))
show(lambda: select(Employee.name))
show(lambda: select(Employee).where(Employee.name == "x").order_by(Employee.id))
show(lambda: select(Employee).where(Employee.lang == "x"))
show(lambda: select(aliased(Employee)))
show(lambda: select(with_polymorphic(Employee, "*")))
m = inspect(Employee)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    for x in [Engineer(name="e1", lang="go"), Manager(name="m1", level=3), Engineer(name="e2", lang="py")]:
        s.add(x)
        s.flush()
    s.commit()
    for p in s.scalars(select(Employee).order_by(Employee.name)): print(p)
    s.expire_all()
    e = s.scalars(select(Employee).where(Employee.name == "e2")).one()
    print(e, e.lang, sorted(k for k in e.__dict__ if k[0] != "_"))
    show(lambda: s.get(Employee, 1))
    show(lambda: s.get(Engineer, 1))
    show(lambda: s.query(Employee).filter_by(name="m1").all())
    show(lambda: Employee())
    show(lambda: s.scalar(select(func.count()).select_from(Employee)))
    show(lambda: e.level)
