from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer: Mapped[str]
    lines: Mapped[list["Line"]] = relationship(back_populates="order", cascade="all, delete-orphan")


class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[float]


class Line(Base):
    __tablename__ = "lines"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(default=1)
    order: Mapped[Order] = relationship(back_populates="lines")
    item: Mapped[Item] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    tea, cup = Item(name="tea", price=3.5), Item(name="cup", price=7.25)
    o = Order(customer="Ada")
    o.lines.append(Line(item=tea, quantity=4))
    o.lines.append(Line(item=cup))
    s.add(o)
    s.commit()
    total = sum(l.quantity * l.item.price for l in o.lines)
    print(o.customer, total)
    o.lines[0].quantity = 5
    del o.lines[1]
    s.commit()
    for order_id, name, q in s.execute(select(Line.order_id, Item.name, Line.quantity).join(Line.item)):
        print(order_id, name, q)
