"""Imports in savepoints: bad rows are refused one by one, the good ones stay."""
from sqlalchemy import create_engine, event, select, func, UniqueConstraint, CheckConstraint
from sqlalchemy.exc import IntegrityError, StatementError, PendingRollbackError, InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, validates


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("row", "number"), CheckConstraint("number < 50"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[str]
    number: Mapped[int]

    @validates("row")
    def upper(self, key, value):
        if not value.isalpha():
            raise ValueError(f"{key} must be a letter, not {value!r}")
        return value.upper()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
rows = [("a", 1), ("a", 2), ("A", 1), ("b", 99), ("3", 4), ("c", None), ("d", 5)]
with Session(engine) as session:
    for row, number in rows:
        try:
            with session.begin_nested():
                session.add(Seat(row=row, number=number))
        except IntegrityError as error:
            print("refused", row, number, error.orig)
        except ValueError as error:
            print("invalid", error)
    session.commit()
    print(session.execute(select(Seat.id, Seat.row, Seat.number)).all())

    outer = session.begin_nested()
    session.add(Seat(row="x", number=1))
    session.flush()
    inner = session.begin_nested()
    session.add(Seat(row="y", number=1))
    session.flush()
    print(session.in_nested_transaction(), inner.nested, inner.parent is outer)
    inner.rollback()
    print(session.scalars(select(Seat.row).where(Seat.row > "m")).all())
    outer.commit()
    print(session.in_nested_transaction(), session.in_transaction())
    session.rollback()
    print(session.scalar(select(func.count(Seat.id))))

    session.add(Seat(row="a", number=1))
    try:
        session.flush()
    except IntegrityError:
        pass
    try:
        session.scalars(select(Seat)).all()
    except PendingRollbackError as error:
        print(str(error)[:86])
    session.rollback()
    session.add(Seat(row="z", number="many"))
    session.commit()
    print(session.scalars(select(Seat.number).where(Seat.row == "Z")).all())
    print(session.is_active)
try:
    with Session(engine) as session, session.begin():
        session.add(Seat(row="q", number=1))
        session.commit()
        session.add(Seat(row="q", number=2))
except InvalidRequestError as error:
    print(error)
with Session(engine) as session:
    print(session.scalars(select(Seat.number).where(Seat.row == "Q")).all())
    session.add(Seat(row="a", number=2))
    session.commit()
