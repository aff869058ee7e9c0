"""A shop: order lines as an association object, discounts, totals by hybrid and column_property."""
from __future__ import annotations
import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Optional
from sqlalchemy import create_engine, select, func, ForeignKey, String, Numeric, Date, event, text, insert, update, delete, bindparam, tuple_, cast, Integer, extract
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, column_property, aliased, selectinload, joinedload, MappedAsDataclass, declared_attr, configure_mappers
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method
from sqlalchemy.ext.associationproxy import association_proxy

intpk = Annotated[int, mapped_column(primary_key=True)]
money = Annotated[Decimal, mapped_column(Numeric(8, 2))]
str30 = Annotated[str, 30]

class Base(DeclarativeBase):
    type_annotation_map = {str30: String(30)}

class Status(enum.Enum):
    new = 1
    paid = 2
    shipped = 3

class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[intpk]
    name: Mapped[str30]
    city: Mapped[Optional[str30]]
    orders: Mapped[list[Order]] = relationship(back_populates="customer", cascade="save-update, merge")

    @hybrid_method
    def lives_in(self, *cities):
        return self.city in cities
    @lives_in.expression
    def lives_in(cls, *cities):
        return cls.city.in_(cities)

class Product(Base):
    __tablename__ = "products"
    id: Mapped[intpk]
    name: Mapped[str30]
    price: Mapped[money]
    @hybrid_property
    def gross(self):
        return self.price * Decimal("1.25")
    @gross.inplace.expression
    @classmethod
    def _gross(cls):
        return cls.price * 1.25
    def __repr__(self):
        return f"<{self.name}>"

class Line(Base):
    __tablename__ = "lines"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), primary_key=True)
    qty: Mapped[int] = mapped_column(default=1)
    unit: Mapped[money]
    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)
    order: Mapped[Order] = relationship(back_populates="lines")
    total = column_property(qty * unit)
    def __init__(self, product=None, qty=1, unit=None):
        self.product = product
        self.qty = qty
        self.unit = unit if unit is not None else product.price

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[intpk]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    placed: Mapped[date]
    status: Mapped[Status] = mapped_column(default=Status.new)
    customer: Mapped[Customer] = relationship(back_populates="orders")
    lines: Mapped[list[Line]] = relationship(back_populates="order", cascade="all, delete-orphan")
    products = association_proxy("lines", "product")

    @hybrid_property
    def amount(self):
        return sum((l.qty * l.unit for l in self.lines), Decimal(0))
    @amount.inplace.expression
    @classmethod
    def _amount(cls):
        return select(func.coalesce(func.sum(Line.qty * Line.unit), 0)).where(Line.order_id == cls.id).correlate(cls).scalar_subquery().label("amount")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    pen, ink, pad = (Product(name=n, price=Decimal(p)) for n, p in [("pen", "2.50"), ("ink", "4.00"), ("pad", "1.20")])
    ann = Customer(name="Ann", city="Oslo", orders=[Order(placed=date(2024, 1, 5), lines=[Line(pen, 2), Line(ink)])])
    bob = Customer(name="Bob", orders=[Order(placed=date(2024, 2, 9), status=Status.paid), Order(placed=date(2024, 2, 11))])
    bob.orders[0].products.append(pad)
    bob.orders[1].lines.append(Line(pen, 10, Decimal("2.00")))
    s.add_all([ann, bob])
    s.commit()
    print([(o.id, o.amount, o.products) for o in ann.orders + bob.orders])
    print(s.execute(select(Order.id, Order.amount).order_by(Order.amount.desc())).all())
    print(s.scalars(select(Order.id).where(Order.amount > 5).order_by(Order.id)).all())
    print(s.execute(select(Customer.name, func.count(Order.id), func.sum(Order.amount)).join(Customer.orders, isouter=True).group_by(Customer.name)).all())
    print(s.execute(select(Line.total, Product.name).join(Line.product).order_by(Line.total)).all())
    print(s.scalars(select(Customer.name).where(Customer.lives_in("Oslo", "Rome"))).all(), bob.lives_in("Rome"))
    print(s.execute(select(Product.name, Product.gross).order_by(Product.gross)).all(), pen.gross)
    print(s.execute(select(Order.status, func.count()).group_by(Order.status).order_by(Order.status)).all())
    print(s.execute(select(func.strftime("%m", Order.placed).label("m"), extract("year", Order.placed)).distinct().order_by("m")).all())
    print(s.scalars(select(Order).where(Order.products.contains(pen)).order_by(Order.id)).all() == [ann.orders[0], bob.orders[1]])
    print(s.execute(select(Line.order_id, Line.product_id).where(tuple_(Line.order_id, Line.product_id).in_([(1, 1), (3, 1)]))).all())
    n = s.execute(update(Order).where(Order.customer.has(name="Bob")).values(status=Status.shipped)).rowcount
    print(n, [o.status.name for o in bob.orders])
    s.execute(update(Product), [{"id": 1, "price": Decimal("3.00")}, {"id": 2, "price": Decimal("5.00")}])
    print(pen.price, s.scalar(select(func.max(Product.price))))
    new = s.scalars(insert(Product).returning(Product), [{"name": "cap", "price": 1}, {"name": "box", "price": 9}]).all()
    print(new, [p.id for p in new])
    for c in s.scalars(select(Customer).options(selectinload(Customer.orders).joinedload(Order.lines)).order_by(Customer.id).execution_options(populate_existing=True)):
        print(c.name, [[(l.product.name, l.total) for l in o.lines] for o in c.orders])
    ann.orders[0].lines.remove(ann.orders[0].lines[0])
    s.flush()
    print(s.scalar(select(func.count()).select_from(Line)), ann.orders[0].amount)
    s.execute(delete(Line).where(Line.qty > 5))
    s.commit()
    try:
        s.delete(bob)
        s.commit()
    except Exception as e:
        s.rollback()
        print(type(e).__name__, str(e).splitlines()[0])
    print(s.get(Order, 3).lines, s.get(Customer, 2).name)
