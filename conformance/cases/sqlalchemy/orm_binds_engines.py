from sqlalchemy import create_engine, select, text, Table, Column, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, sessionmaker


class Base(DeclarativeBase):
    pass


class Left(Base):
    __tablename__ = "left_t"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str]


class Right(Base):
    __tablename__ = "right_t"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str]


one, two = create_engine("sqlite://"), create_engine("sqlite://")
Left.__table__.create(one)
Right.__table__.create(two)
Maker = sessionmaker(binds={Left: one, Right: two})
with Maker() as s:
    s.add_all([Left(v="l"), Right(v="r")])
    s.commit()
    print(s.scalars(select(Left.v)).all(), s.scalars(select(Right.v)).all())
    print(s.get_bind(Left) is one, s.get_bind(mapper=Right) is two)
    try:
        s.execute(text("select 1"))
    except Exception as e:
        print(type(e).__name__, e)
    print(s.execute(text("select count(*) from left_t"), bind_arguments={"mapper": Left}).scalar())


class Routing(Session):
    def get_bind(self, mapper=None, clause=None, **kw):
        if mapper is not None and issubclass(mapper.class_, Left):
            return one
        return two


with sessionmaker(class_=Routing)() as s:
    s.add(Left(v="again"))
    s.add(Right(v="too"))
    s.commit()
    print(s.scalars(select(Left.v)).all(), s.scalars(select(Right.v)).all())
with Session() as s:
    s.bind_mapper(Left, one)
    s.bind_table(Right.__table__, two)
    print(s.scalar(select(Left.v)), s.scalar(select(Right.v)))
    try:
        Session().scalar(select(Left.v))
    except Exception as e:
        print(type(e).__name__, e)
