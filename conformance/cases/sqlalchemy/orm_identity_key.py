# identity_key(): the key of an object in a session's identity map.
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.util import identity_key


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Manager(Person):
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
print(identity_key(Person, 1))
print(identity_key(Person, (1,), identity_token="north"))
print(identity_key(Manager, [2]))
print(identity_key(Seat, (3, 4)))
print(identity_key(instance=Seat(row=1, number=2)))
print(identity_key(instance=Person(name="nobody")))
with Session(engine) as session:
    boss = Manager(name="Ann")
    session.add(boss)
    session.commit()
    print(identity_key(instance=boss))
    print(identity_key(Person, 1) == inspect(boss).identity_key, identity_key(Manager, 1) in session.identity_map)
for call in (lambda: identity_key(), lambda: identity_key(Person)):
    try:
        call()
    except ArgumentError as e:
        print(e)
