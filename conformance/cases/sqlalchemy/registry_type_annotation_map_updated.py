from typing import Optional

from sqlalchemy import BigInteger, Numeric, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

reg = registry(type_annotation_map={str: String(20)})
reg.update_type_annotation_map({int: BigInteger, bytes: String(9)})
print(list(map(repr, reg.type_annotation_map.values())))


class Base(DeclarativeBase):
    registry = reg


class First(Base):
    __tablename__ = "first"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    price: Mapped[float]


Base.registry.update_type_annotation_map({float: Numeric(10, 2), str: String(5)})


class Second(Base):
    __tablename__ = "second"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    price: Mapped[float]


print([repr(c.type) for c in First.__table__.c])
print([repr(c.type) for c in Second.__table__.c])


class Plain(DeclarativeBase):
    pass


class P(Plain):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)


class PS(P):
    __tablename__ = "ps"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"concrete": True}


P.only = mapped_column(String)


class Animal(Plain):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Cat(Animal):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"concrete": True}


print(Cat.name)
try:
    Cat().name
except AttributeError as ex:
    print(ex)
