"""Self-referential and mutual references, post_update, primary key changes, viewonly, custom joins, bulk DML."""
from typing import List, Optional
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase):
    def __repr__(self): return f"{type(self).__name__}<{getattr(self, 'name', None)}>"
friends_t = Table("friends", Base.metadata, Column("a_id", ForeignKey("person.id"), primary_key=True), Column("b_id", ForeignKey("person.id"), primary_key=True))
class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    fav_id: Mapped[Optional[int]] = mapped_column(ForeignKey("pet.id", use_alter=True, name="fk_fav"))
    pets: Mapped[List["Pet"]] = relationship(back_populates="owner", foreign_keys="Pet.owner_id", cascade="all, delete-orphan")
    fav: Mapped[Optional["Pet"]] = relationship(foreign_keys=[fav_id], post_update=True)
    friends: Mapped[List["Person"]] = relationship(secondary=friends_t, primaryjoin=id == friends_t.c.a_id, secondaryjoin=id == friends_t.c.b_id, back_populates="fans")
    fans: Mapped[List["Person"]] = relationship(secondary=friends_t, primaryjoin=id == friends_t.c.b_id, secondaryjoin=id == friends_t.c.a_id, back_populates="friends")
    cats: Mapped[List["Pet"]] = relationship(primaryjoin="and_(Person.id == Pet.owner_id, Pet.kind == 'cat')", viewonly=True, order_by="Pet.name")
class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="cat")
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    owner: Mapped[Person] = relationship(back_populates="pets", foreign_keys=[owner_id])
class Country(Base):
    __tablename__ = "country"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    cities: Mapped[List["City"]] = relationship(back_populates="country", passive_updates=False)
class City(Base):
    __tablename__ = "city"
    name: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("country.code"), primary_key=True)
    country: Mapped[Country] = relationship(back_populates="cities")
class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    next_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    next: Mapped[Optional["Node"]] = relationship(remote_side=id, back_populates="prev", single_parent=True, cascade="all, delete-orphan")
    prev: Mapped[Optional["Node"]] = relationship(back_populates="next")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p = Person(name="ann"); q = Person(name="bob"); r = Person(name="cy")
    t = Pet(name="tom", owner=p); d = Pet(name="rex", kind="dog", owner=p)
    p.fav = t; p.friends = [q]
    s.add(p); s.commit(); p.friends.append(r); s.commit(); q.friends.append(p); s.commit()
    print(p.cats, p.fans, r.fans, p.fav.kind)
    p.fav = d; s.commit()
    p.friends.remove(q); s.commit()
    print(s.execute(select(friends_t).order_by(friends_t.c.a_id, friends_t.c.b_id)).all())
    P2 = aliased(Person)
    print(s.execute(select(Person.name, P2.name).join(Person.friends.of_type(P2)).order_by(Person.name, P2.name)).all())
    s.delete(p); s.commit()
    print(s.scalars(select(Pet)).all(), s.execute(select(friends_t)).all())
    c = Country(code="NO", name="Norway", cities=[City(name="Oslo"), City(name="Bergen")])
    s.add(c); s.commit()
    c.code = "XX"; s.commit()
    print(s.execute(select(City.name, City.code).order_by(City.name)).all())
    c.cities[0].name = "Bergen2" if c.cities[0].name == "Bergen" else c.cities[0].name
    s.commit()
    print(sorted(x.name for x in c.cities))
    a = Node(name="1", next=Node(name="2", next=Node(name="3")))
    s.add(a); s.commit()
    a.next.next = None; s.commit()
    print(s.scalars(select(Node.name)).all(), a.next.prev is a)
    try:
        Node(name="x", next=a.next)
        s.commit()
    except Exception as e: print(type(e).__name__, str(e)[:120]); s.rollback()
    res = s.execute(insert(Node).values([{"name": "b1"}, {"name": "b2"}]).returning(Node))
    print([n.name for n in res.scalars()])
    print(s.execute(update(Node).where(Node.name.like("b%")).values(name=Node.name + "!").returning(Node.name)).all())
    print(s.execute(delete(Node).where(Node.name.in_(["b1!", "b2!"]))).rowcount)
    s.execute(update(Node), [{"id": 1, "name": "one"}, {"id": 2, "name": "two"}])
    print(sorted(n.name for n in s.scalars(select(Node))))
    from sqlalchemy.dialects.sqlite import insert as up
    st = up(Country).values([{"code": "XX", "name": "New"}, {"code": "SE", "name": "Sweden"}])
    st = st.on_conflict_do_update(index_elements=[Country.code], set_={"name": st.excluded.name}).returning(Country)
    print(sorted(x.name for x in s.scalars(st, execution_options={"populate_existing": True})), c.name)
    s.rollback()
