"""Relationships of every strategy after their object was expired."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase):
    pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    sel: Mapped[list["B"]] = relationship(lazy="selectin", overlaps="joi,sub,raz,no")
    joi: Mapped[list["B"]] = relationship(lazy="joined", overlaps="sel,sub,raz,no")
    sub: Mapped[list["B"]] = relationship(lazy="subquery", overlaps="sel,joi,raz,no")
    raz: Mapped[list["B"]] = relationship(lazy="raise", overlaps="sel,joi,sub,no")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[Optional[int]]
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = A(n=1)
    b = B(n=3)
    a.sel.append(b)
    s.add(a)
    s.commit()
    print(a.n)
    print(sorted(k for k in a.__dict__ if k[0] != "_"))
    print(len(a.joi))
    s.commit()
    print(len(a.sel))
    s.expire(a)
    a.n = 9
    print(a.n)
    print(a.id)
    print(sorted(k for k in a.__dict__ if k[0] != "_"))
    s.commit()
    s.expire(a, ["n", "joi", "sel"])
    print(a.n)
    print(sorted(k for k in a.__dict__ if k[0] != "_"))
    s.expire(a)
    x = s.get(A, 1)
    s.commit()
    x = s.scalars(select(A)).unique().one()
    s.rollback()
    print(a.n)
