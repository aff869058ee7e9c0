from sqlalchemy import *
from sqlalchemy.orm import *
engine = create_engine("sqlite://")
class Base(DeclarativeBase): pass
person = Table("person", Base.metadata, Column("id", Integer, primary_key=True), Column("kind", String(20)), Column("name", String(20)), Column("firm_id", ForeignKey("firm.id")))
engineer = Table("engineer", Base.metadata, Column("id", ForeignKey("person.id"), primary_key=True), Column("lang", String(20)))
manager = Table("manager", Base.metadata, Column("id", ForeignKey("person.id"), primary_key=True), Column("golf", String(20)))
class Firm(Base):
    __tablename__ = "firm"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    people: Mapped[list["Person"]] = relationship(back_populates="firm", order_by="Person.id")
class Person(Base):
    __table__ = person
    firm: Mapped[Firm] = relationship(back_populates="people")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "p", "with_polymorphic": ("*", person.outerjoin(engineer).outerjoin(manager))}
    def __repr__(self): return f"{type(self).__name__} {self.name}"
class Engineer(Person):
    __table__ = engineer
    __mapper_args__ = {"polymorphic_identity": "e"}
class Manager(Person):
    __table__ = manager
    __mapper_args__ = {"polymorphic_identity": "m"}
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Firm(name="f", people=[Person(name="a"), Engineer(name="b", lang="go"), Manager(name="c", golf="x")]))
    s.commit()
    f = s.scalar(select(Firm))
    print(f.people)
    s.expunge_all()
    for opt in (joinedload, selectinload, subqueryload):
        f = s.scalars(select(Firm).options(opt(Firm.people))).unique().one()
        print([(p, sorted(k for k in p.__dict__ if k[0] != "_")) for p in f.people])
        s.expunge_all()
    print(s.scalars(select(Firm).join(Firm.people).where(Engineer.lang == "go")).all() != [])
    print(s.scalars(select(Person).where(or_(Engineer.lang == "go", Manager.golf == "x")).order_by(Person.name.desc())).all())
    print(s.scalars(select(Engineer)).all())
    print(s.query(Person).count(), s.query(Person).with_entities(Person.name, Manager.golf).order_by(Person.id).all())
    p = s.get(Person, 3)
    p.golf = "y"
    p.name = "z"
    s.commit()
    print(p.golf, p.firm.name)
    s.delete(p)
    s.commit()
    print(s.scalars(select(Person).options(joinedload(Person.firm))).all())
    print(s.scalars(select(Person).where(Person.firm.has(name="f"))).all())
    print(s.scalars(select(Firm).where(Firm.people.any(Person.name == "b"))).all() != [])
    e = s.scalars(select(Engineer)).one()
    s.refresh(e)
    s.refresh(e, ["lang"])
    print(e.lang)
print(inspect(Person).with_polymorphic_mappers == [inspect(c) for c in (Person, Engineer, Manager)])
print(select(Person).subquery().c.keys())
print(select(select(Person).subquery()))
print(select(Manager).subquery().c.keys(), select(Engineer).where(exists(select(Person))))
