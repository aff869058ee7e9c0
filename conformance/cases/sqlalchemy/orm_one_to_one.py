from typing import Optional
from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    passport: Mapped[Optional["Passport"]] = relationship(back_populates="person", cascade="all, delete-orphan")


class Passport(Base):
    __tablename__ = "passport"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    person: Mapped["Person"] = relationship(back_populates="passport")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    ann = Person(name="Ann", passport=Passport(number="A1"))
    bob = Person(name="Bob")
    s.add_all([ann, bob])
    s.commit()
    print(ann.passport.number, bob.passport)
    print(ann.passport.person is ann)
    ann.passport = Passport(number="A2")
    s.commit()
    print(ann.passport.number, s.scalars(select(Passport.number)).all())
    ann.passport = None
    s.commit()
    print(s.scalars(select(Passport.number)).all())
