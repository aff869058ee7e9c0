"""UPDATE and DELETE of mapped classes beside objects of which an attribute of the condition is not loaded, and conditions that Python cannot evaluate."""
from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, delete, func, insert, inspect, select, text, update
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column()
    name: Mapped[Optional[str]]
    age: Mapped[int] = mapped_column(default=3)
    toys: Mapped[List["Toy"]] = relationship(back_populates="owner")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "animal"}

    def __repr__(self):
        return f"{type(self).__name__}({self.__dict__.get('name')}, {self.__dict__.get('age')})"


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    tricks: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Cat(Animal):
    lives: Mapped[Optional[int]] = mapped_column()
    __mapper_args__ = {"polymorphic_identity": "cat"}


class Toy(Base):
    __tablename__ = "toy"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    owner_id: Mapped[Optional[int]] = mapped_column(ForeignKey("animal.id"))
    owner: Mapped[Optional[Animal]] = relationship(back_populates="toys")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Animal(name="a", age=1))
    s.flush()
    s.add_all([Dog(name="d", tricks=1), Dog(name="e", tricks=2)])
    s.flush()
    s.add_all([Cat(name="f", lives=9), Cat(name=None)])
    s.flush()
    s.add_all([Toy(label="ball", owner_id=2), Toy(label="bone", owner_id=2), Toy(label="string", owner_id=4)])
    s.commit()


def run(title, stmt, sync):
    with Session(engine) as s:
        objects = [*s.scalars(select(Animal).order_by(Animal.id)), *s.scalars(select(Toy).order_by(Toy.id))]
        s.expire(objects[0], ["age"])
        print("--", title, sync)
        try:
            r = s.execute(stmt, execution_options={"synchronize_session": sync})
            print(r.rowcount)
        except Exception as e:
            print(type(e).__name__, e)
        print([(o in s, inspect(o).expired, sorted(k for k in o.__dict__ if k[0] != "_")) for o in objects])
        s.rollback()


statements = {
    "expired column": update(Animal).where(Animal.age > 1).values(name="z"),
    "unloaded column": update(Dog).where(Dog.tricks == 1).values(tricks=5),
    "base column of a subclass": update(Cat).where(Cat.name == "f").values(name="g"),
    "delete by an unloaded column": delete(Cat).where(Cat.lives == 9),
    "delete by an expired column": delete(Animal).where(Animal.age == 1),
    "delete by a list": delete(Toy).where(Toy.owner_id.in_(select(Animal.id).where(Animal.name == "d"))),
    "delete by a relationship": delete(Toy).where(Toy.owner.has(Animal.name == "f")),
    "update by a relationship": update(Animal).where(Animal.toys.any(Toy.label == "ball")).values(age=10),
    "update from another": update(Animal).where(Animal.id == Toy.owner_id, Toy.label == "string").values(name=Toy.label),
    "delete using another": delete(Toy).where(Toy.owner_id == Animal.id, Animal.name == "d"),
    "a function": update(Animal).where(func.lower(Animal.name) == "a").values(name=func.upper(Animal.name)),
}
for title, stmt in statements.items():
    for sync in ("auto", "evaluate", "fetch", False):
        run(title, stmt, sync)
for stmt in (update(Dog).returning(Dog.id), delete(Toy), insert(Cat), update(Toy.__table__)):
    d = stmt.entity_description
    print({k: v for k, v in d.items() if k != "expr"}, [(c["name"], c["type"]) for c in stmt.returning_column_descriptions])
X = aliased(Animal)
with Session(engine) as s:
    print(s.execute(update(X).where(X.id == 1).values(name="aliased"), execution_options={"synchronize_session": False}).rowcount)
    print(s.scalars(select(Animal.name).order_by(Animal.id)).all())
