from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class T(Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str] = mapped_column(unique=True)

    def __repr__(self):
        return self.v

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

from sqlalchemy.exc import IntegrityError
with Session(engine) as s:
    for v in ["a", "b", "a", "c", "b"]:
        try:
            with s.begin_nested():
                s.add(T(v=v))
        except IntegrityError as e:
            print("skip", v, e.orig)
    s.commit()
    print(s.scalars(select(T).order_by(T.id)).all())
    sp = s.begin_nested()
    t = T(v="zz")
    s.add(t)
    sp.rollback()
    print(t in s, s.new)
    sp = s.begin_nested()
    s.add(t)
    sp.commit()
    s.commit()
    print(s.scalars(select(T).order_by(T.id)).all())
