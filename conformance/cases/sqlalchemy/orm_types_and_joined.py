import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from sqlalchemy import create_engine, select, ForeignKey, Numeric, func, case, and_, update, delete, text, inspect, CheckConstraint, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session

class Status(enum.Enum):
    OPEN = "open"
    DONE = "done"

pk = Annotated[int, mapped_column(primary_key=True)]

class Base(DeclarativeBase):
    pass

class Customer(Base):
    __tablename__ = "customers"
    __table_args__ = (CheckConstraint("length(name) > 0"), {"sqlite_autoincrement": True})
    id: Mapped[pk]
    name: Mapped[str] = mapped_column(index=True)
    since: Mapped[date]
    orders: Mapped[list["Order"]] = relationship(back_populates="customer", passive_deletes=True)

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[pk]
    status: Mapped[Status] = mapped_column(default=Status.OPEN)
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    placed: Mapped[datetime | None]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    customer: Mapped["Customer"] = relationship(back_populates="orders", lazy="joined", innerjoin=True)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    c = Customer(name="Acme", since=date(2020, 5, 1), orders=[Order(total=Decimal("10.50")), Order(total=Decimal("3.25"), status=Status.DONE, placed=datetime(2024, 1, 2, 3, 4))])
    s.add(c)
    s.commit()
    for o in s.scalars(select(Order).order_by(Order.total)):
        print(o.id, o.status, o.total, o.placed, o.customer.name)
    print(s.scalar(select(func.sum(Order.total))))
    print(s.execute(select(Order.status, func.count()).group_by(Order.status).order_by(Order.status)).all())
    print(s.scalars(select(Order).where(Order.status == Status.DONE)).one().id)
    print(s.execute(select(Customer.name, case((func.count(Order.id) > 1, "many"), else_="few").label("k")).join(Customer.orders).group_by(Customer.id)).all())
    s.delete(c)
    s.flush()
    print(inspect(c).deleted, c in s)
    s.rollback()
    print(c.name, len(c.orders), c.since.year)
    o = c.orders[0]
    o.total += 1
    s.flush()
    print(o.total)
    s.expunge(o)
    print(o in s, o.total)
    s.add(o)
    s.close()
    print(o.total)
