from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


from sqlalchemy import event


class T(Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

@event.listens_for(T, "before_insert")
def up(mapper, connection, target):
    target.v = target.v.upper()


@event.listens_for(T, "after_update")
def done(mapper, connection, target):
    print("updated", target.v)


with Session(engine) as s:
    t = T(v="abc")
    s.add(t)
    s.commit()
    print(t.v)
    t.v = "x"
    s.commit()
