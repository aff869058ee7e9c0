"""A bank: accounts by kind, transfers in savepoints, version counters."""
from decimal import Decimal
from enum import Enum
from typing import Optional, List
from sqlalchemy import create_engine, select, func, ForeignKey, Numeric, CheckConstraint, String, Enum as SAEnum, update, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, sessionmaker, with_polymorphic, validates, column_property
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method

class Kind(Enum):
    CHECKING = "c"
    SAVINGS = "s"

class Base(DeclarativeBase):
    type_annotation_map = {Decimal: Numeric(10, 2)}

class Account(Base):
    __tablename__ = "account"
    __table_args__ = (CheckConstraint("balance >= 0", name="positive"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind]
    owner: Mapped[str] = mapped_column(String(30))
    balance: Mapped[Decimal] = mapped_column(default=Decimal("0"))
    version: Mapped[int]
    entries: Mapped[List["Entry"]] = relationship(back_populates="account", order_by="Entry.id")
    __mapper_args__ = {"polymorphic_on": kind, "version_id_col": version}

    @hybrid_property
    def is_rich(self):
        return self.balance >= 100
    @hybrid_method
    def can_pay(self, amount):
        return self.balance >= amount
    def __repr__(self):
        return f"{type(self).__name__}({self.owner}, {self.balance})"

class Checking(Account):
    overdraft: Mapped[Optional[Decimal]]
    __mapper_args__ = {"polymorphic_identity": Kind.CHECKING}

class Savings(Account):
    rate: Mapped[Optional[Decimal]] = mapped_column(Numeric(4, 2))
    __mapper_args__ = {"polymorphic_identity": Kind.SAVINGS}

    @hybrid_property
    def interest(self):
        return self.balance * self.rate / 100

class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    amount: Mapped[Decimal]
    note: Mapped[Optional[str]]
    account: Mapped[Account] = relationship(back_populates="entries")

    @validates("amount")
    def check(self, key, amount):
        if amount == 0:
            raise ValueError("zero amount")
        return amount

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine, expire_on_commit=False)

def transfer(s, a, b, amount, note=None):
    with s.begin_nested():
        a.balance -= amount
        b.balance += amount
        s.add_all([Entry(account=a, amount=-amount, note=note), Entry(account=b, amount=amount, note=note)])

with Maker() as s:
    a, b = Checking(owner="ann", balance=Decimal("50.00"), overdraft=Decimal(10)), Savings(owner="ann", balance=Decimal("200"), rate=Decimal("1.5"))
    s.add_all([a, b])
    s.commit()
    transfer(s, b, a, Decimal("25.50"), "rent")
    s.commit()
    print(a, b, a.version, b.version)
    try:
        transfer(s, a, b, Decimal("500"))
    except IntegrityError as e:
        print(type(e.orig).__name__, e.orig)
    print(a.balance, b.balance, [str(x.amount) for x in a.entries])
    s.commit()
    print(s.scalars(select(Account).where(Account.is_rich)).all(), s.scalars(select(Account.id).where(Account.can_pay(60))).all())
    print(s.execute(select(Savings.owner, Savings.interest)).all(), b.interest)
    poly = with_polymorphic(Account, [Checking, Savings])
    print(s.execute(select(poly.owner, poly.Checking.overdraft, poly.Savings.rate).order_by(poly.id)).all())
    print(s.execute(select(Account.kind, func.sum(Account.balance), func.count()).group_by(Account.kind)).all())
    s.execute(update(Account).where(Account.owner == "ann").values(balance=Account.balance + 1), execution_options={"synchronize_session": "fetch"})
    print(a.balance, b.balance)
    s.commit()

with Maker() as s1, Maker() as s2:
    x, y = s1.get(Account, 1), s2.get(Account, 1)
    x.owner = "one"
    s1.commit()
    y.owner = "two"
    try:
        s2.commit()
    except StaleDataError as e:
        print(e)
        s2.rollback()
    s2.refresh(y)
    print(y.owner, y.version)
    try:
        Entry(amount=Decimal(0))
    except ValueError as e:
        print(e)
    y.entries.append(Entry(amount=Decimal("3.10")))
    s2.flush()
    print(y.entries[-1].note, y.entries[-1].account is y, s2.new, s2.dirty)
    s2.rollback()
    print(len(y.entries))
