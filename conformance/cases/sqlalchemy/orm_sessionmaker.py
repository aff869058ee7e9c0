from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class T(Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

Maker = sessionmaker(engine, expire_on_commit=False)
with Maker.begin() as s:
    t = T(v="a")
    s.add(t)
print(t.v, t.id)
with Maker() as s, s.begin():
    s.add(T(v="b"))
try:
    with Maker() as s:
        with s.begin():
            s.add(T(v="c"))
            raise RuntimeError("no")
except RuntimeError as e:
    print(e)
with Maker() as s:
    print(s.scalars(select(T.v)).all(), s.in_transaction())
    s.rollback()
    print(s.in_transaction())
