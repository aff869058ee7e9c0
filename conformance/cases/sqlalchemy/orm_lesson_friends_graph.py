"""A graph of people: a self-referential many-to-many with both directions and a view-only union."""
from sqlalchemy import create_engine, ForeignKey, Table, Column, Integer, select, union, func, or_
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, selectinload


class Base(DeclarativeBase):
    pass


follows = Table(
    "follows", Base.metadata,
    Column("follower_id", Integer, ForeignKey("person.id"), primary_key=True),
    Column("followed_id", Integer, ForeignKey("person.id"), primary_key=True),
)


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    following: Mapped[list["Person"]] = relationship(
        secondary=follows,
        primaryjoin=id == follows.c.follower_id,
        secondaryjoin=id == follows.c.followed_id,
        back_populates="followers",
        order_by=name,
    )
    followers: Mapped[list["Person"]] = relationship(
        secondary=follows,
        primaryjoin=id == follows.c.followed_id,
        secondaryjoin=id == follows.c.follower_id,
        back_populates="following",
        order_by="Person.name",
    )

    def __repr__(self):
        return self.name


pairs = union(
    select(follows.c.follower_id.label("a"), follows.c.followed_id.label("b")),
    select(follows.c.followed_id, follows.c.follower_id),
).alias("pairs")
Person.contacts = relationship(
    Person,
    secondary=pairs,
    primaryjoin=Person.id == pairs.c.a,
    secondaryjoin=Person.id == pairs.c.b,
    viewonly=True,
    order_by=Person.name,
)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann, bob, cat, dee = (Person(name=n) for n in ("ann", "bob", "cat", "dee"))
    ann.following = [cat, bob]
    bob.followers.append(cat)
    dee.following.append(ann)
    session.add_all([ann, dee])
    session.commit()
    print(ann.following, ann.followers, bob.followers, ann.contacts)

    mutual = aliased(Person)
    stmt = select(Person.name, func.count(mutual.id)).join(Person.following.of_type(mutual)).group_by(Person.name)
    print(session.execute(stmt.order_by(Person.name)).all())
    f1, f2 = aliased(Person), aliased(Person)
    suggestion = (
        select(f2.name).select_from(Person).join(Person.following.of_type(f1)).join(f1.following.of_type(f2))
        .where(Person.name == "dee", f2.id != Person.id).order_by(f2.name)
    )
    print(session.scalars(suggestion).all())
    print(session.scalars(select(Person).where(~Person.followers.any()).order_by(Person.id)).all())
    print(session.scalars(select(Person).where(Person.following.any(Person.name == "bob")).order_by(Person.id)).all())

with Session(engine) as session:
    for p in session.scalars(select(Person).options(selectinload(Person.followers), selectinload(Person.contacts)).order_by(Person.name)):
        print(p, p.followers, p.contacts)
    bob = session.scalars(select(Person).filter_by(name="bob")).one()
    bob.followers.clear()
    session.commit()
    print(session.execute(select(follows).order_by(*follows.c)).all())
