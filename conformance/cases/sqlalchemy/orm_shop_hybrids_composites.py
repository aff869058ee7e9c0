"""Hybrids, column properties, composites, association proxies in one shop."""
import dataclasses
from decimal import Decimal
from typing import List, Optional
from sqlalchemy import ForeignKey, Numeric, String, create_engine, func, select, case, update, and_, cast, Integer
from sqlalchemy.ext.associationproxy import association_proxy, AssociationProxy
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method, Comparator
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, composite, column_property, aliased, Bundle, query_expression, with_expression

class Base(DeclarativeBase):
    pass

@dataclasses.dataclass
class Money:
    amount: int
    currency: str
    def __str__(self):
        return f"{self.amount / 100:.2f} {self.currency}"

class CaseInsensitive(Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)

class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]
    orders: Mapped[List["Order"]] = relationship(back_populates="customer")
    products: AssociationProxy[List[str]] = association_proxy("orders", "sku")

    @hybrid_property
    def full(self):
        return self.first + " " + self.last
    @full.inplace.setter
    def _set_full(self, value):
        self.first, self.last = value.split(" ", 1)
    @full.inplace.update_expression
    @classmethod
    def _upd(cls, value):
        a, b = value.split(" ", 1)
        return [(cls.first, a), (cls.last, b)]
    @hybrid_property
    def word(self):
        return self.last
    @word.comparator
    def word(cls):
        return CaseInsensitive(cls.last)
    @hybrid_property
    def total(self):
        return sum(o.price.amount * o.qty for o in self.orders)
    @total.inplace.expression
    @classmethod
    def _total(cls):
        return select(func.coalesce(func.sum(Order.cents * Order.qty), 0)).where(Order.customer_id == cls.id).scalar_subquery().label("total")
    @hybrid_method
    def longer(self, n, extra=0):
        return func.length(self.last) > n + extra if not isinstance(self.last, str) else len(self.last) > n + extra

class Order(Base):
    __tablename__ = "order_"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str]
    qty: Mapped[int] = mapped_column(default=1)
    cents: Mapped[int]
    cur: Mapped[str] = mapped_column(String(3))
    price: Mapped[Money] = composite("cents", "cur")
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship(back_populates="orders")
    line: Mapped[int] = column_property(cents * qty)
    share: Mapped[Optional[float]] = query_expression()
    def __init__(self, sku, **kw):
        super().__init__(sku=sku, **kw)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Customer(full="Ada Lovelace", orders=[Order("pen", price=Money(150, "EUR"), qty=4), Order("ink", price=Money(900, "EUR"))])
    b = Customer(first="Bob", last="Stone", orders=[Order("pad", price=Money(50, "USD"), qty=10)])
    s.add_all([a, b])
    s.flush()
    print(a.full, a.total, a.orders[0].line, a.products)
    s.commit()
    print(s.scalars(select(Customer.full).order_by(Customer.full.desc())).all())
    print(s.execute(select(Customer.full, Customer.total).where(Customer.total > 500)).all())
    print(s.scalars(select(Customer).where(Customer.word == "STONE")).one().first)
    print(s.scalars(select(Customer.first).where(Customer.longer(4, extra=1))).all(), a.longer(7))
    print(s.scalars(select(Order.sku).where(Order.price == Money(50, "USD"))).all())
    print(s.scalars(select(Customer.first).where(Customer.products.contains("ink"))).all())
    print(s.scalars(select(Customer.first).where(Customer.products == "pad")).all())
    o = a.orders[0]
    old = o.price
    o.price = Money(200, "EUR")
    print(o.cents, str(o.price), old == Money(150, "EUR"))
    s.commit()
    print(o.line)
    o.price.amount = 7
    print(s.dirty, o.cents)
    s.execute(update(Customer).where(Customer.id == b.id).values({Customer.full: "Rob Rock"}))
    print(b.first, b.last)
    a.products.append("nib") if False else None
    try:
        a.products.append("nib")
    except TypeError as e:
        print("TypeError", e)
    s.rollback()
    bn = Bundle("who", Customer.first, Customer.last)
    for row in s.execute(select(bn, Order.price).join(Customer.orders).order_by(Order.id)):
        print(row.who.first, row.who.last, row.price)
    al = aliased(Customer)
    print(s.scalars(select(al.full).where(al.total >= 500).order_by(al.id)).all())
    for x in s.scalars(select(Order).options(with_expression(Order.share, Order.line * 1.0 / select(func.sum(Order.line)).scalar_subquery())).order_by(Order.id)).all():
        print(x.sku, round(x.share, 3) if x.share else x.share)
