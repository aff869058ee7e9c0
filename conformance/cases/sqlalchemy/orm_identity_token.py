# Identity tokens: one primary key in several objects of a session.
from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Author(name="Ann", books=[Book(title="One"), Book(title="Two")]))
    session.commit()

with Session(engine) as session:
    plain = session.scalars(select(Author)).one()
    north = session.scalars(select(Author).execution_options(identity_token="north")).one()
    south = session.scalars(select(Author), execution_options={"identity_token": "south"}).one()
    print(plain is north, north is south, plain.id == north.id == south.id)
    for a in (plain, north, south):
        print(inspect(a).identity_token, inspect(a).identity, inspect(a).identity_key[1:], inspect(a).key[2])
    print(session.get(Author, 1) is plain)
    print(session.get(Author, 1, identity_token="north") is north)
    print(session.get(Author, 1, identity_token="south") is south)
    east = session.get(Author, 1, identity_token="east")
    print(inspect(east).identity_token, east.name, len(session.identity_map))
    print(sorted(str(k[2]) for k in session.identity_map.keys()))
    session.expire(north)
    print(north.name, inspect(north).identity_token)
    session.refresh(south)
    north.name = "Bea"
    session.flush()
    print(plain.name, north.name)
    session.commit()
    print(plain.name, south.name, inspect(south).identity_token)

with Session(engine) as session:
    a = session.scalars(select(Author).options(selectinload(Author.books)).execution_options(identity_token="west")).one()
    print([inspect(b).identity_token for b in a.books])
    b = a.books[0]
    print(b.author is a)
    fresh = Author(name="Cid")
    print(inspect(fresh).identity_token, inspect(fresh).identity_key)
    session.add(fresh)
    session.flush()
    print(inspect(fresh).identity_key[1:], inspect(fresh).identity_token)
    q = session.query(Author).execution_options(identity_token="q").filter_by(id=1).one()
    print(inspect(q).identity_token, session.get(Author, 1, identity_token="q") is q)

with Session(engine) as first, Session(engine) as second:
    a = first.get(Author, 1, identity_token=7)
    m = second.merge(a)
    print(inspect(m).identity_token, m in second, inspect(m).identity_key[1:])
    first.expunge(a)
    print(inspect(a).identity_token, first.scalars(select(Author).execution_options(identity_token=None).where(Author.id == 1)).one() is a)
    first.rollback()
