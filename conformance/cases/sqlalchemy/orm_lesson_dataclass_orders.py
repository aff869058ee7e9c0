"""Mapped dataclasses: defaults, init=False, kw_only, repr and comparison."""
from __future__ import annotations
from dataclasses import fields, asdict, replace
from datetime import datetime
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, func, select, String
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, Mapped, mapped_column, relationship, Session
from typing_extensions import Annotated

pk = Annotated[int, mapped_column(primary_key=True)]
code = Annotated[str, mapped_column(String(10), unique=True)]


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Stamp(MappedAsDataclass):
    created: Mapped[datetime] = mapped_column(init=False, repr=False, insert_default=datetime(2024, 5, 6))


class Order(Stamp, Base):
    __tablename__ = "orders"
    id: Mapped[pk] = mapped_column(init=False)
    number: Mapped[code]
    note: Mapped[Optional[str]] = mapped_column(default=None)
    lines: Mapped[list[OrderLine]] = relationship(default_factory=list, back_populates="order", repr=False)


class OrderLine(Base, kw_only=True):
    __tablename__ = "order_line"
    id: Mapped[pk] = mapped_column(init=False)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), init=False, repr=False)
    product: Mapped[str]
    quantity: Mapped[int] = mapped_column(default=1)
    order: Mapped[Optional[Order]] = relationship(back_populates="lines", default=None, repr=False)


class Coupon(Base, unsafe_hash=True, order=True):
    __tablename__ = "coupon"
    percent: Mapped[int] = mapped_column()
    word: Mapped[str] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
order = Order("A-1")
print(order)
order.lines.append(OrderLine(product="cup"))
OrderLine(product="pot", quantity=2, order=order)
print(order.lines)
print([f.name for f in fields(Order)])
try:
    OrderLine("cup")
except TypeError as error:
    print(error)
try:
    Order()
except TypeError as error:
    print(error)
with Session(engine) as session:
    session.add(order)
    session.commit()
    print(order.created, order.lines[1])
    print(order)
    coupons = [Coupon(20, "SUN"), Coupon(10, "RAIN")]
    session.add_all(coupons)
    session.flush()
    print(sorted(session.scalars(select(Coupon))), Coupon(5, "A") == Coupon(5, "A"))
    print(asdict(session.get(Coupon, "SUN")))
    total = select(Order.number, func.sum(OrderLine.quantity)).join(Order.lines).group_by(Order.number)
    print(session.execute(total).all())
