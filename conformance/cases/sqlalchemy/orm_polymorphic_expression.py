from sqlalchemy import create_engine, select, case, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, column_property


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    balance: Mapped[int]
    flag: Mapped[str]
    __mapper_args__ = {
        "polymorphic_on": "flag",
        "polymorphic_identity": "x",
    }


class Savings(Account):
    rate: Mapped[float | None]
    __mapper_args__ = {"polymorphic_identity": "s"}


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    seats: Mapped[int]
    kind: Mapped[str]
    __mapper_args__ = {
        "polymorphic_on": case((seats > 100, "big"), else_="small"),
        "polymorphic_identity": "small",
    }


class BigEvent(Event):
    __mapper_args__ = {"polymorphic_identity": "big"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Savings(balance=5, rate=0.1), Account(balance=7)])
    s.add_all([Event(seats=20, kind="talk"), BigEvent(seats=500, kind="gig"), BigEvent(seats=3, kind="odd")])
    s.commit()
with Session(engine) as s:
    print([(type(a).__name__, a.balance) for a in s.scalars(select(Account).order_by(Account.id))])
    print([(type(e).__name__, e.kind) for e in s.scalars(select(Event).order_by(Event.id))])
    print([e.kind for e in s.scalars(select(BigEvent))])
