"""Loader options that contradict each other, lead nowhere or are none."""
from typing import List, Optional
from sqlalchemy import Column, ForeignKey, Table, create_engine, func, inspect, literal, select, text
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


tagged = Table("tagged", Base.metadata, Column("item_id", ForeignKey("item.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bio: Mapped[Optional[str]] = mapped_column(deferred=True)
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("person.id"))
    orders: Mapped[List["Order"]] = relationship(back_populates="person", order_by="Order.id")
    boss: Mapped[Optional["Person"]] = relationship(remote_side=[id], back_populates="staff")
    staff: Mapped[List["Person"]] = relationship(back_populates="boss", order_by="Person.id")

    def __repr__(self):
        return f"Person({self.name})"


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int]
    person_id: Mapped[Optional[int]] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Optional[Person]] = relationship(back_populates="orders")
    items: Mapped[List["Item"]] = relationship(back_populates="order", order_by="Item.id")

    def __repr__(self):
        return f"Order({self.id})"


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order] = relationship(back_populates="items")
    tags: Mapped[List["Tag"]] = relationship(secondary=tagged, order_by="Tag.id")

    def __repr__(self):
        return f"Item({self.id})"


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)

    def __repr__(self):
        return f"Tag({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Tag(), Tag()])
    s.flush()
    ann = Person(name="ann", bio="founder")
    bob, cid = Person(name="bob", boss=ann), Person(name="cid", boss=ann)
    dee = Person(name="dee", boss=bob)
    s.add_all([ann, bob, cid, dee])
    s.flush()
    for n, p in enumerate([ann, ann, bob, cid, cid]):
        s.add(Order(total=10 * (n + 1), person=p, items=[Item(), Item()]))
        s.flush()
    s.execute(tagged.insert(), [{"item_id": i, "tag_id": t} for i in range(1, 11) for t in range(1, 2 + (i % 2 == 0))])
    s.commit()


def loaded(o):
    return sorted(k for k in o.__dict__ if k != "_sa_instance_state")


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


tries = {
    "joined, selectin": lambda: (joinedload(Person.orders), selectinload(Person.orders)),
    "joined, inner": lambda: (joinedload(Person.orders), joinedload(Person.orders, innerjoin=True)),
    "joined, contains": lambda: (joinedload(Person.orders), contains_eager(Person.orders)),
    "same twice": lambda: (selectinload(Person.orders), selectinload(Person.orders)),
    "default, joined": lambda: (defaultload(Person.orders).load_only(Order.total), joinedload(Person.orders)),
    "nested": lambda: (joinedload(Person.orders).selectinload(Order.items), joinedload(Person.orders).joinedload(Order.items)),
    "defer, undefer": lambda: (defer(Person.name), undefer(Person.name)),
    "load_only, defer": lambda: (load_only(Person.name), defer(Person.name)),
    "load_only twice": lambda: (load_only(Person.name), load_only(Person.bio)),
    "defer the key": lambda: (defer(Person.id),),
    "wrong class": lambda: (joinedload(Order.items),),
    "no link": lambda: (joinedload(Person.orders).joinedload(Item.tags),),
    "no link of columns": lambda: (joinedload(Person.orders).load_only(Item.id),),
    "no link in options": lambda: (joinedload(Person.orders).options(selectinload(Item.tags)),),
    "no link of Load": lambda: (Load(Person).joinedload(Order.items),),
    "two classes": lambda: (load_only(Person.name, Order.total),),
    "text": lambda: (joinedload("orders"),),
    "text of a column": lambda: (defer("name"),),
    "a number": lambda: (5,),
    "nothing": lambda: (None,),
    "several steps": lambda: (selectinload(Person.orders, Order.items),),
}
for title, options in tries.items():
    with Session(engine) as s:
        print("--", title)
        attempt(lambda: [loaded(p) for p in s.scalars(select(Person).where(Person.id == 1).options(*options())).unique()])
with Session(engine) as s:
    attempt(lambda: s.execute(select(Person.id).options(joinedload(Person.orders))).all())
    attempt(lambda: s.scalars(select(Person).from_statement(select(Person)).options(joinedload(Order.items))).all())
