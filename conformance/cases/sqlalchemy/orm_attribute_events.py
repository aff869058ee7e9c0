from sqlalchemy import create_engine, select, event, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
from sqlalchemy.orm.attributes import NO_VALUE


class Base(DeclarativeBase):
    pass


class Cart(Base):
    __tablename__ = "cart"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    total: Mapped[int] = mapped_column(default=0)
    items: Mapped[list["Item"]] = relationship(back_populates="cart")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[int]
    cart_id: Mapped[int | None] = mapped_column(ForeignKey("cart.id"))
    cart: Mapped[Cart | None] = relationship(back_populates="items")


@event.listens_for(Cart.owner, "set", retval=True)
def upper(target, value, oldvalue, initiator):
    print("set", value, oldvalue is NO_VALUE, initiator.key)
    return value.upper()


@event.listens_for(Cart.items, "append")
def appended(target, value, initiator):
    print("append", value.price)
    target.total = (target.total or 0) + value.price


@event.listens_for(Cart.items, "remove")
def removed(target, value, initiator):
    print("remove", value.price)
    target.total -= value.price


@event.listens_for(Cart.items, "bulk_replace")
def replaced(target, values, initiator):
    print("bulk_replace", [v.price for v in values])


@event.listens_for(Item.cart, "set")
def moved(target, value, oldvalue, initiator):
    print("cart of", target.price, "->", value and value.owner)


@event.listens_for(Item.price, "set", active_history=True)
def priced(target, value, old, initiator):
    print("price", "new" if old is NO_VALUE else old, "->", value)
    if value < 0:
        raise ValueError("negative price")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    c = Cart(owner="ann")
    c.items.append(Item(price=5))
    c.items = [c.items[0], Item(price=7)]
    s.add(c)
    s.commit()
    print(c.owner, c.total)
    i = c.items[0]
    c.items.remove(i)
    Item(price=2, cart=c)
    print(c.total)
    i.price = 9
    try:
        i.price = -1
    except ValueError as e:
        print(e, i.price)
    s.commit()
    i.price = 10
    i.cart = c
    s.commit()
    print(s.get(Cart, 1).total)
