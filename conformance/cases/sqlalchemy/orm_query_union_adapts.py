"""What follows Query.union() and its like is meant of its rows: criteria, order, joins, options and columns."""
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


def q(*items):
    return s.query(*items)


with Session(engine) as s:
    both = q(Person).filter(Person.id == 1).union(q(Person).filter(Person.id == 3))
    print(both.order_by(Person.name.desc()).all(), both.count(), both.filter(Person.name == "cid").all())
    print(both.join(Person.orders).filter(Order.total > 10).order_by(Person.id).all())
    print([(p, p.orders) for p in both.options(joinedload(Person.orders)).order_by(Person.id)])
    print([(p, p.orders) for p in both.options(selectinload(Person.orders)).order_by(Person.id).limit(1)])
    print(both.union(q(Person).filter(Person.id == 2)).order_by(Person.id).all())
    print(both.with_entities(Person.name).order_by(Person.id).all(), both.add_columns(Person.id + 1).order_by(Person.id).all())
    print(q(Person.id).filter(Person.id < 3).union(q(Person.id)).filter(Person.id > 1).order_by(Person.id).all())
    print(q(Person.id, Person.name).union(q(Order.id, literal("order"))).order_by(Person.name, Person.id).all())
    print(q(Person.id).union(q(Person.id)).union(q(Order.id)).all())
    print(q(Person, literal("a").label("src")).filter(Person.id == 1).union_all(q(Person, literal("b").label("src")).filter(Person.id == 2)).all())
    print(q(Person.id.label("x")).union(q(Order.id.label("x"))).order_by("x").limit(2).all())
    print(q(func.max(Person.id)).union(q(func.min(Person.id))).all())
    A = aliased(Person)
    print(q(A).filter(A.id == 1).union(q(A).filter(A.id == 2)).order_by(A.id).all())
    print(q(Person).except_(q(Person).filter(Person.id < 3)).order_by(Person.id).all(), q(Person).intersect(q(Person).filter(Person.name.like("%b"))).all())
    print(q(Person).union_all(q(Person)).count())
    print(both.filter(Person.orders.any(Order.total > 30)).all(), both.first(), both.order_by(Person.id).limit(1).one())
