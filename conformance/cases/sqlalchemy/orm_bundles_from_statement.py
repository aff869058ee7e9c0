from sqlalchemy import create_engine, select, text, func, union_all, literal_column, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, Bundle, aliased, contains_eager


class Base(DeclarativeBase):
    pass


class Dept(Base):
    __tablename__ = "dept"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    people: Mapped[list["Person"]] = relationship(back_populates="dept")


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pay: Mapped[int]
    dept_id: Mapped[int] = mapped_column(ForeignKey("dept.id"))
    dept: Mapped[Dept] = relationship(back_populates="people")

    def __repr__(self):
        return f"Person({self.name})"


class DictBundle(Bundle):
    def create_row_processor(self, query, procs, labels):
        def proc(row):
            return dict(zip(labels, (p(row) for p in procs)))

        return proc


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Dept(name="ops", people=[Person(name="ann", pay=3), Person(name="bob", pay=5)]), Dept(name="dev", people=[Person(name="cy", pay=8)])])
    s.commit()

with Session(engine) as s:
    b = Bundle("person", Person.name, Person.pay)
    for row in s.execute(select(b, Dept.name).join(Person.dept).where(b.c.pay > 3).order_by(b.c.name)):
        print(row.person.name, row.person.pay, row.name, tuple(row.person))
    print(s.scalars(select(DictBundle("d", Person.name, Person.pay)).order_by(Person.pay)).all())
    nested = Bundle("n", Bundle("inner", Person.id), Person.name)
    print(s.execute(select(nested).limit(1)).one().n.inner.id)
    print("from_statement")
    print(s.scalars(select(Person).from_statement(text("SELECT * FROM person WHERE pay > :p ORDER BY name DESC")), {"p": 3}).all())
    t = text("SELECT id, name, pay, dept_id FROM person ORDER BY pay").columns(Person.id, Person.name, Person.pay, Person.dept_id)
    print(s.scalars(select(Person).from_statement(t)).all())
    u = union_all(select(Person).where(Person.pay > 6), select(Person).where(Person.pay < 4))
    print(s.scalars(select(Person).from_statement(u)).all())
    sub = u.order_by("pay").subquery()
    P = aliased(Person, sub)
    print(s.scalars(select(P).where(P.name != "zed").order_by(P.name)).all())
    part = s.scalars(select(Person).from_statement(text("SELECT id, name FROM person WHERE id = 1")).execution_options(populate_existing=True)).one()
    print(part.name, part.pay)
    print("descriptions")
    PA = aliased(Person, name="pa")
    for d in select(Person, PA, Person.name, func.count(Person.id).label("n")).column_descriptions:
        print(d["name"], d["aliased"], getattr(d["type"], "__name__", d["type"]), d.get("entity") is Person)
