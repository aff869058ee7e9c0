"""An object that was loaded with joinedload() is reloaded with it after a commit."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, selectinload
class Base(DeclarativeBase):
    pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[Optional[int]]
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    a: Mapped[A] = relationship()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(B(n=2, a=A(n=1)))
    s.commit()
with Session(engine) as s:
    x = s.scalars(select(B).options(joinedload(B.a))).first()
    s.commit()
    print(x.n)
    print(x.a.n)
