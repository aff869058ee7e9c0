from sqlalchemy import create_engine, select, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker
from sqlalchemy.orm.exc import DetachedInstanceError


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str]
    lines: Mapped[list["Line"]] = relationship(back_populates="order", cascade="all, delete-orphan", lazy="selectin")
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped["Customer | None"] = relationship(back_populates="orders")


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order] = relationship(back_populates="lines")


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    orders: Mapped[list[Order]] = relationship(back_populates="customer")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine, expire_on_commit=False)
with Maker.begin() as s:
    c = Customer(name="Ann", orders=[Order(ref="r1", lines=[Line(sku="a"), Line(sku="b")])])
    s.add(c)
print(c.name, c.orders[0].ref, [l.sku for l in c.orders[0].lines])
with Maker() as s:
    o = s.scalars(select(Order)).one()
print([l.sku for l in o.lines])
try:
    o.customer
except DetachedInstanceError as e:
    print(str(e).split(">")[1])
with Maker() as s:
    s.add(o)
    print(o.customer.name, inspect(o).persistent)
    o.lines.append(Line(sku="c"))
    print(len(s.new), len(s.dirty))
    s.commit()
    print([l.id for l in o.lines])
    s.refresh(o)
    print([l.sku for l in o.lines])
with Session(engine) as s:
    o = s.get(Order, 1)
    s.commit()
try:
    print(o.ref)
except DetachedInstanceError as e:
    print(str(e).split(">")[1])
with Session(engine) as s, s.begin():
    o = s.get(Order, 1)
    o.customer = None
    line = o.lines[0]
    line.order = Order(ref="r2")
with Session(engine) as s:
    print([(o.ref, [l.sku for l in o.lines], o.customer) for o in s.scalars(select(Order).order_by(Order.id))])
