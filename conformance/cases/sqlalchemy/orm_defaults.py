from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


import datetime


class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    msg: Mapped[str | None]
    level: Mapped[int] = mapped_column(default=lambda: 3)
    state: Mapped[str] = mapped_column(server_default="new")
    at: Mapped[datetime.datetime] = mapped_column(default=datetime.datetime(2024, 1, 2, 3, 4, 5))
    edited: Mapped[int] = mapped_column(default=0, onupdate=1)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    a = Log(msg="x")
    s.add(a)
    s.flush()
    print(a.id, a.level, a.state, a.at, a.edited)
    s.add_all([Log(msg="y"), Log(msg=None, state="old")])
    s.flush()
    a.msg = "z"
    s.commit()
    print(a.edited, a.msg)
    print(s.execute(select(Log.msg, Log.state).order_by(Log.id)).all())
    a.level = Log.level + 4
    s.flush()
    print(a.level)
