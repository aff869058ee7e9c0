import copy
import pickle
from sqlalchemy import ForeignKey, String, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.exc import DetachedInstanceError


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.id")

    def __repr__(self):
        return f"Author({self.name!r})"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    title: Mapped[str]
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Author(name="Ada", books=[Book(title="Notes"), Book(title="Letters")]))
    session.commit()
    ada = session.scalars(select(Author)).one()
    print([(b.title, b.author.name) for b in ada.books])
    text = pickle.dumps(ada)

    again = pickle.loads(text)
    state = inspect(again)
    print(again, state.detached, state.session, state.identity, state.key == inspect(ada).key)
    print(again is ada, sorted(again.__dict__) == sorted(ada.__dict__), state.object is again)
    print(type(again.books).__name__, [b.title for b in again.books], again.books[0].author is again)
    print(state.unloaded, state.modified, state.expired)

    again.name = "Ada L."
    again.books.append(Book(title="Sketch"))
    print(inspect(again).attrs.name.history, len(inspect(again).attrs.books.history.added))
    merged = session.merge(again)
    print(merged is ada, ada.name, [b.title for b in ada.books], len(session.dirty))
    session.commit()

    first = session.get(Book, 1)
    for protocol in range(2, 6):
        one = pickle.loads(pickle.dumps(first, protocol))
        try:
            print(one.title, one.author)
        except DetachedInstanceError as e:
            print(protocol, str(e).split(";")[0].split(" ", 3)[-1])
    fresh = pickle.loads(pickle.dumps(Author(name="New")))
    print(inspect(fresh).transient, fresh.name, fresh.books, inspect(fresh).attrs.name.history)
    session.add(fresh)
    session.flush()
    print(fresh.id)

    session.expire(ada)
    late = pickle.loads(pickle.dumps(ada))
    print(inspect(late).expired, sorted(late.__dict__))
    try:
        late.name
    except DetachedInstanceError as e:
        print(type(e).__name__)

    row = session.execute(select(Book.id, Book.title.label("tt"), Author).join(Author).order_by(Book.id)).first()
    back = pickle.loads(pickle.dumps(row))
    print(type(back).__name__, back[:2], back.tt, back._fields, back._mapping["tt"], back.Author)
    print(back[:2] == row[:2], back._asdict().keys())
    rows = pickle.loads(pickle.dumps(session.execute(select(Book.id, Book.title)).all()))
    print(rows, [r.title for r in rows])
    deep = copy.deepcopy(ada.books[0])
    print(inspect(deep).detached, deep.title)

with Session(engine) as session:
    other = pickle.loads(text)
    session.add(other)
    print(other in session, inspect(other).persistent, [b.title for b in other.books])
    other.books[0].title = "Notes, 2nd"
    session.commit()
    print(session.scalars(select(Book.title).order_by(Book.id)).all())
try:
    pickle.dumps(session)
except Exception as e:
    print(type(e).__name__)
