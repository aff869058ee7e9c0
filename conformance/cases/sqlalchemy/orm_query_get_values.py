"""Query.get(), value(), values(), enable_eagerloads() and execution options, and what they refuse."""
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


with Session(engine) as s:
    first = s.query(Person).get(1)
    print(first, s.query(Person).get(99))
    print(loaded(s.query(Person).options(joinedload(Person.orders)).get(2)))
    attempt(lambda: s.query(Person).filter(Person.id > 1).get(1))
    attempt(lambda: s.query(Person).limit(1).get(1))
    print(s.query(Person).populate_existing().get(1))
    print(s.query(Person).filter(Person.id == 2).value(Person.name), list(s.query(Person).order_by(Person.id).values(Person.id, Person.name)))
    print(loaded(s.query(Person).options(joinedload(Person.orders)).enable_eagerloads(False).order_by(Person.id.desc()).first()))
    print(s.query(Person).execution_options(tint="blue").get_execution_options()["tint"], s.query(Person.id).tuples().all())
    print(s.query(Person.name, s.query(func.count(Order.id)).filter(Order.person_id == Person.id).as_scalar()).order_by(Person.id).all())
    attempt(lambda: s.query().all())
    state = inspect(s.get(Person, 1))
    print("name" in state.attrs, "other" in state.attrs, len(state.attrs))
