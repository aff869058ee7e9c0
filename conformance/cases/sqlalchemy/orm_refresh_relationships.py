"""Session.refresh() with the names of relationships loads the row by its key as well."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    x: Mapped[int] = mapped_column(default=1)
    bs: Mapped[list["B"]] = relationship(back_populates="a")


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    a: Mapped[A] = relationship(back_populates="bs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = A(name="q", bs=[B(), B()])
    s.add(a)
    s.commit()
    print(a.name)
    s.refresh(a, ["name"])
    s.refresh(a, ["bs"])
    print(len(a.bs))
    s.refresh(a, ["name", "bs"])
    b = s.get(B, 1)
    s.refresh(b, ["a"])
    s.refresh(b, ["a_id", "a"])
    print(b.a is a)
    s.refresh(a)
    s.expire(a, ["bs"])
    s.refresh(a)
    print(len(a.bs))
