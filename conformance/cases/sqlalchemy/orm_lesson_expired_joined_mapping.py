"""lazy="joined" after commit, expire and refresh: what is reloaded along."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
class Base(DeclarativeBase):
    pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    x: Mapped[int] = mapped_column(onupdate=5)
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[Optional[int]]
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    a: Mapped[A] = relationship(lazy="joined", innerjoin=True)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = A(n=1, x=1)
    b = B(a=a)
    s.add(b)
    s.commit()
    print(b.n)
    s.commit()
    print(b.a.n)
    s.commit()
    print(b.id, b.n)
    s.expire(b)
    print(b.n)
    s.expire(b, ["n"])
    print(b.n)
    s.expire(b, ["a"])
    print(b.a.n)
    s.refresh(b)
    s.refresh(b, ["n"])
