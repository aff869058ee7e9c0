import pickle

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    books: Mapped[list["Book"]] = relationship()

    def __init__(self, **kw):
        if kw.get("name") == "broken":
            raise ValueError("a broken shelf")
        super().__init__(**kw)


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))


class Plain(Base):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]


def listen(target, name, **kw):
    @event.listens_for(target, name, **kw)
    def told(*args, **kwargs):
        print("  ", name, [type(a).__name__ for a in args], sorted(kwargs))


for cls in (Shelf, Plain):
    listen(cls, "first_init", raw=True)
    listen(cls, "init")
    listen(cls, "init_failure")
listen(Shelf, "init", raw=True)
listen(Shelf, "init_failure", named=True)
listen(Shelf, "pickle")
listen(Shelf, "unpickle", raw=True)
listen(Shelf.books, "init_collection")
listen(Shelf.books, "dispose_collection", raw=True)


@event.listens_for(Plain, "init")
def default_name(target, args, kwargs):
    kwargs.setdefault("name", "by the listener")


@event.listens_for(Shelf, "pickle")
def note(target, state):
    state["note"] = "kept"


@event.listens_for(Shelf, "unpickle")
def read_note(target, state):
    print("   note", state["note"])


for make in (lambda: Shelf(name="a"), lambda: Shelf(name="broken"), lambda: Plain(), lambda: Plain(name="x"), lambda: Plain(spam=1)):
    try:
        print(make().name)
    except Exception as error:
        print(type(error).__name__, error)
shelf = Shelf(name="b")
print(shelf.books)
shelf.books = [Book(), Book()]
shelf.books.append(Book())
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(shelf)
    session.commit()
    print(len(shelf.books))
    copy = pickle.loads(pickle.dumps(shelf))
    print(copy.name, len(copy.books))
    session.expunge_all()
    print(session.scalars(select(Shelf)).one().name)
