from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    breed: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "dog"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Animal(name="a"), Dog(name="rex", breed="boxer"), Dog(name="sno", breed="husky")])
    s.commit()
with Session(engine) as s:
    animals = s.scalars(select(Animal).order_by(Animal.id)).all()
    print(animals[1].breed)
    print(animals[2].breed, animals[2].name)
    s.expire(animals[1], ["breed"])
    print(animals[1].breed)
    s.expire(animals[2])
    print(animals[2].breed)
    s.refresh(animals[2], ["breed"])
    dogs = s.scalars(select(Dog).order_by(Dog.breed)).all()
    print([d.breed for d in dogs], s.execute(select(Dog.name, Dog.breed).where(Dog.name == "rex")).all())
    animals[1].breed = "mix"
    s.commit()
    print(animals[1].breed, animals[2].breed)
