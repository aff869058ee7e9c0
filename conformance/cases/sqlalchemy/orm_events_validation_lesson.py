from sqlalchemy import create_engine, select, event, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, Mapper
from sqlalchemy.orm.attributes import get_history, set_committed_value, flag_modified


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    balance: Mapped[int] = mapped_column(default=0)


class History(Base):
    __tablename__ = "history"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Session, "before_flush")
def track(session, ctx, instances):
    for obj in session.dirty:
        if isinstance(obj, Account) and session.is_modified(obj):
            h = get_history(obj, "balance")
            if h.has_changes():
                session.add(History(text=f"{obj.owner}: {h.deleted[0]} -> {h.added[0]}"))


@event.listens_for(Mapper, "after_insert")
def every(mapper, connection, target):
    print("inserted", mapper.class_.__name__)


@event.listens_for(Account, "before_update")
def check(mapper, connection, target):
    state = inspect(target)
    print({a.key: a.history.added for a in state.attrs if a.history.has_changes()})
    if target.balance < 0:
        raise ValueError("overdrawn")


with Session(engine) as s:
    a = Account(owner="ann")
    s.add(a)
    s.commit()
    a.balance += 10
    s.commit()
    a.balance -= 50
    try:
        s.commit()
    except ValueError as e:
        print(e)
        s.rollback()
    print(a.balance, s.scalars(select(History.text)).all())
    set_committed_value(a, "owner", "quiet")
    print(s.is_modified(a), a.owner)
    flag_modified(a, "owner")
    s.commit()
    print(a.owner, event.contains(Account, "before_update", check))
    event.remove(Account, "before_update", check)
    a.balance = -1
    s.commit()
    print(a.balance)
