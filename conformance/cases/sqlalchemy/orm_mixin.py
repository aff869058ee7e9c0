from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Stamp:
    note: Mapped[str | None] = mapped_column(default="n/a")
    rank: Mapped[int] = mapped_column(default=5)


class A(Stamp, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)


class B(Base, Stamp):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    extra: Mapped[str] = mapped_column("xtra", default="e")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add_all([A(), B(note="hey")])
    s.commit()
    print(s.scalars(select(A.rank)).all(), s.execute(select(B.id, B.extra, B.note)).all())
    b = s.get(B, 1)
    print(b.extra)
