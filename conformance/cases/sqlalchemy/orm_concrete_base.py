"""ConcreteBase: queries select from a union of the classes' tables."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, with_polymorphic, aliased, selectinload, joinedload
from sqlalchemy.ext.declarative import ConcreteBase
class Base(DeclarativeBase): pass
class Person(ConcreteBase, Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    __mapper_args__ = {"polymorphic_identity": "person", "concrete": True}
    def __repr__(self): return f"{type(self).__name__}({self.id}, {self.name!r})"
class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    lang: Mapped[str] = mapped_column(String(20))
    __mapper_args__ = {"polymorphic_identity": "engineer", "concrete": True}
class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    level: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "manager", "concrete": True}
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
show(lambda: Person.name)
show(lambda: select(Person))
show(lambda: select(Engineer))
show(lambda: select(Person.name))
show(lambda: select(Person.id, Person.name).where(Person.name == "x").order_by(Person.id))
show(lambda: select(func.count(Person.id)))
show(lambda: select(func.count()).select_from(Person))
show(lambda: select(Engineer).where(Person.name == "x"))
show(lambda: select(aliased(Person)))
show(lambda: select(aliased(Engineer)))
wp = with_polymorphic(Person, "*")
show(lambda: select(wp).where(wp.Engineer.lang == "py"))
show(lambda: select(wp.name))
show(lambda: select(with_polymorphic(Person, "*", aliased=True)))
show(lambda: select(Person).where(Engineer.lang == "x"))
m = inspect(Person)

show(lambda: (Person.type, ))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    for x in [Person(name="p1"), Engineer(name="e1", lang="go"), Manager(name="m1", level=3), Engineer(name="e2", lang="py"), Person(name="p2")]:
        s.add(x)
        s.flush()
    s.commit()
    for p in s.scalars(select(Person).order_by(Person.name)): print(p)
    print(s.scalars(select(Engineer)).all())
    s.expire_all()
    e = s.scalars(select(Person).where(Person.name == "e2")).one()
    print(e, e.lang, sorted(k for k in e.__dict__ if k[0] != "_"))
    s.commit()
    print(e.lang)
    show(lambda: s.get(Person, 1))
    show(lambda: s.get(Engineer, 1))
    show(lambda: s.get(Manager, 1))
    show(lambda: s.get(Person, 2))
    print(inspect(e).identity_key[0].__name__)
    e.name = "changed"
    s.flush()
    s.delete(e); s.flush()
    print(s.scalars(select(Person.name)).all(), s.scalar(select(func.count()).select_from(Person)))
    print(s.execute(select(wp).where(or_(wp.Engineer.lang == "go", wp.Manager.level == 3))).all())
    show(lambda: s.query(Person).filter_by(name="m1").all())
    show(lambda: s.query(Person).count())
    a = aliased(Person)
    show(lambda: s.scalars(select(a).where(a.name == "m1")).all())
    show(lambda: s.scalars(select(Person).limit(2)).all())
    s.rollback()
