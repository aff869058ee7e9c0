from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    tricks: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Cat(Animal):
    __mapper_args__ = {"polymorphic_identity": "cat"}

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add_all([Dog(name="Rex", tricks=3), Cat(name="Tom"), Animal(name="Blob")])
    s.commit()
with Session(engine) as s:
    animals = s.scalars(select(Animal).order_by(Animal.id)).all()
    for a in animals:
        print(type(a).__name__, a.name, a.kind)
    print([d.name for d in s.scalars(select(Dog))])
    print(s.get(Animal, 1).tricks)
