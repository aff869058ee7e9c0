from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    balance: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
a = Account(owner="Ann", balance=100)
b = Account(owner="Bob", balance=50)
session.add_all([a, b])
session.commit()

a.balance -= 500
c = Account(owner="Cyd", balance=1)
session.add(c)
session.flush()
print(a.balance, c.id, c in session)
session.rollback()
print(a.balance, c.id, c in session, c.owner)

session.delete(b)
session.flush()
print(b in session)
session.rollback()
print(b in session, b.owner)

with session.begin_nested():
    a.balance = 7
try:
    with session.begin_nested():
        a.balance = 9
        session.add(c)
        session.flush()
        raise ValueError("stop")
except ValueError as e:
    print("caught", e)
print(a.balance, c in session)
session.commit()
print([(x.owner, x.balance) for x in session.scalars(select(Account).order_by(Account.id))])
session.close()
