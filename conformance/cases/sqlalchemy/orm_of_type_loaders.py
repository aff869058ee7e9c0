"""Loader options through of_type(), with_polymorphic() and selectin_polymorphic(), and what objects of each class have afterwards."""
from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    animals: Mapped[List["Animal"]] = relationship(back_populates="zoo", order_by="Animal.id")

    def __repr__(self):
        return f"Zoo({self.id})"


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column()
    name: Mapped[str]
    zoo_id: Mapped[Optional[int]] = mapped_column(ForeignKey("zoo.id"))
    zoo: Mapped[Optional[Zoo]] = relationship(back_populates="animals")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "animal"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Bear(Animal):
    __tablename__ = "bear"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    weight: Mapped[int]
    toys: Mapped[List["Toy"]] = relationship(back_populates="bear", order_by="Toy.id")
    __mapper_args__ = {"polymorphic_identity": "bear"}


class Fox(Animal):
    __tablename__ = "fox"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    tail: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "fox"}


class Toy(Base):
    __tablename__ = "toy"
    id: Mapped[int] = mapped_column(primary_key=True)
    bear_id: Mapped[int] = mapped_column(ForeignKey("bear.id"))
    bear: Mapped[Bear] = relationship(back_populates="toys")

    def __repr__(self):
        return f"Toy({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    zoos = [Zoo(), Zoo()]
    s.add_all(zoos)
    s.flush()
    for a in (Animal(name="a", zoo=zoos[0]), Bear(name="b", weight=300, zoo=zoos[0]), Fox(name="f", tail=9, zoo=zoos[0]), Bear(name="c", weight=200, zoo=zoos[1])):
        s.add(a)
        s.flush()
    s.add_all([Toy(bear_id=2), Toy(bear_id=2), Toy(bear_id=4)])
    s.commit()


def loaded(o):
    return sorted(k for k in o.__dict__ if k != "_sa_instance_state")


flat = with_polymorphic(Animal, [Bear, Fox], flat=True)
sub = with_polymorphic(Animal, [Bear], aliased=True)
plain = with_polymorphic(Animal, [Bear, Fox])
for name, load in [("joined", joinedload), ("selectin", selectinload), ("subquery", subqueryload)]:
    for title, option in {
        "a subclass": lambda: load(Zoo.animals.of_type(Bear)),
        "flat": lambda: load(Zoo.animals.of_type(flat)),
        "flat, further": lambda: load(Zoo.animals.of_type(flat)).selectinload(flat.Bear.toys),
        "flat, joined": lambda: load(Zoo.animals.of_type(flat)).joinedload(flat.Bear.toys),
        "aliased": lambda: load(Zoo.animals.of_type(sub)),
        "not aliased": lambda: load(Zoo.animals.of_type(plain)),
    }.items():
        print("--", name, title)
        with Session(engine) as s:
            try:
                zoos = s.scalars(select(Zoo).order_by(Zoo.id).options(option())).unique().all()
            except Exception as e:
                print(type(e).__name__, e)
                continue
            print([[(a, loaded(a)) for a in z.animals] for z in zoos])
for title, stmt in {
    "flat": select(flat).order_by(flat.id).options(joinedload(flat.Bear.toys)),
    "flat, subquery": select(flat).order_by(flat.id).options(subqueryload(flat.Bear.toys)),
    "polymorphic": select(Animal).order_by(Animal.id).options(selectin_polymorphic(Animal, [Bear]), selectinload(Bear.toys)),
}.items():
    with Session(engine) as s:
        print("--", title)
        for a in s.scalars(stmt).unique():
            print(a, loaded(a))
with Session(engine) as s:
    for z in s.scalars(select(Zoo).order_by(Zoo.id).options(selectinload(Zoo.animals).options(selectin_polymorphic(Animal, [Bear, Fox]), selectinload(Bear.toys)))):
        print(z, [(a, loaded(a)) for a in z.animals])
with Session(engine) as s:
    stmt = select(Zoo).join(Zoo.animals.of_type(Bear)).where(Bear.weight > 250).options(contains_eager(Zoo.animals.of_type(Bear)))
    print([(z, [(a, loaded(a)) for a in z.animals]) for z in s.scalars(stmt).unique()])
try:
    selectinload(Zoo.animals).selectinload(Bear.toys)
except Exception as e:
    print(type(e).__name__, e)
