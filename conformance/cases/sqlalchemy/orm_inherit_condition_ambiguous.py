"""A subclass's table that could be joined to its base's in two ways."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)


class B(A):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(ForeignKey("a.id"), primary_key=True)
    other: Mapped[int] = mapped_column(ForeignKey("a.id"))
