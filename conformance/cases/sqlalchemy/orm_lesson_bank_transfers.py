"""Transfers between accounts: savepoints, checks, and a retried conflict."""
from sqlalchemy import create_engine, CheckConstraint, ForeignKey, select, update, func
from sqlalchemy.exc import IntegrityError, NoResultFound, MultipleResultsFound
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
from sqlalchemy.orm.exc import StaleDataError


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    __table_args__ = (CheckConstraint("balance >= 0", name="positive"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    balance: Mapped[int] = mapped_column(default=0)
    version: Mapped[int]
    __mapper_args__ = {"version_id_col": version}


class Transfer(Base):
    __tablename__ = "transfer"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    target_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    amount: Mapped[int]
    source: Mapped[Account] = relationship(foreign_keys=[source_id])
    target: Mapped[Account] = relationship(foreign_keys="Transfer.target_id")


def move(session, a, b, amount):
    with session.begin_nested():
        a.balance -= amount
        b.balance += amount
        session.add(Transfer(source=a, target=b, amount=amount))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session, session.begin():
    session.add_all([Account(owner="ann", balance=100), Account(owner="bob")])

with Session(engine) as session:
    ann, bob = session.scalars(select(Account).order_by(Account.owner)).all()
    move(session, ann, bob, 30)
    try:
        move(session, ann, bob, 500)
    except IntegrityError as error:
        print("refused:", error.orig)
    print(ann.balance, bob.balance, ann.version)
    move(session, bob, ann, 5)
    session.commit()
    print(session.scalar(select(func.sum(Transfer.amount))))

with Session(engine) as session:
    ann = session.get(Account, 1)
    session.execute(
        update(Account).where(Account.id == 1).values(version=Account.version + 1),
        execution_options={"synchronize_session": False},
    )
    ann.balance = 0
    try:
        session.commit()
    except StaleDataError as error:
        print(error)
        session.rollback()
    print(ann.balance, ann.version)

with Session(engine) as session:
    try:
        session.execute(select(Account).filter_by(owner="zed")).scalar_one()
    except NoResultFound as error:
        print(error)
    try:
        session.scalars(select(Account)).one_or_none()
    except MultipleResultsFound as error:
        print(error)
    big = session.scalars(select(Account).where(Account.balance > 10).with_for_update()).all()
    print([a.owner for a in big])
