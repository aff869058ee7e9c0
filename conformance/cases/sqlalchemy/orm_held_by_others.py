"""Objects that only something unusual refers to: queries find the same ones."""
import functools
import itertools

from sqlalchemy import String, create_engine, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, load_only, selectinload
from sqlalchemy import ForeignKey, inspect


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    books: Mapped[list["Book"]] = relationship(back_populates="author")

    def __repr__(self):
        return f"<{self.name}>"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author | None] = relationship(back_populates="books")

    def __repr__(self):
        return f"<{self.title} of {self.author}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    for name in "abc":
        s.add(Author(name=name, books=[Book(title=name + str(i)) for i in range(2)]))
    s.commit()


def first(session, name):
    return session.scalars(select(Author).where(Author.name == name)).one()


everyone = select(Author).order_by(Author.id)
with Session(engine) as s:
    print("closures")
    def holder():
        a = first(s, "a")
        return lambda: a
    get = holder()
    s.commit()
    rows = s.scalars(everyone).all()
    print(rows[0] is get(), get().name)
    del rows
    print(s.scalars(everyone).first() is get())

with Session(engine) as s:
    print("generators")
    def gen():
        b = first(s, "b")
        yield b.name
        yield b
    g = gen()
    print(next(g))
    s.execute(text("update author set name = 'B' where name = 'b'"))
    rows = s.scalars(everyone).all()
    print(rows, next(g) is rows[1])

with Session(engine) as s:
    print("partial")
    f = functools.partial(getattr, first(s, "c"))
    s.commit()
    print([x.name for x in s.scalars(everyone)], f("name"))
    s.execute(update(Author).where(Author.id == 3).values(name="C").execution_options(synchronize_session=False))
    print(s.scalars(everyone).all(), f("name"))

with Session(engine) as s:
    print("caches")
    @functools.lru_cache
    def load(name):
        return first(s, name)
    load("a")
    print(s.scalars(everyone.options(load_only(Author.id))).all()[0] is load("a"), sorted(k for k in load("a").__dict__ if k[0] != "_"))
    s.commit()
    load("C")
    print(s.scalars(everyone).all()[2] is load("C"))

with Session(engine) as s:
    print("iterators")
    it = iter([first(s, "a")])
    pairs = zip([first(s, "B")], [1])
    ch = itertools.chain([first(s, "C")])
    s.commit()
    rows = s.scalars(everyone.options(selectinload(Author.books))).all()
    print(rows[0] is next(it), rows[1] is next(pairs)[0], rows[2] is next(ch))

with Session(engine) as s:
    print("operands")
    print([first(s, "a"), s.scalars(everyone).first()][0] is s.scalars(everyone).first())
    print(first(s, "a") is s.scalars(everyone).first(), {first(s, "B"): s.scalars(everyone).all()})
    print(first(s, "a").name + s.scalars(everyone).first().name)

with Session(engine) as s:
    print("results")
    result = s.execute(select(Author, Author.name).order_by(Author.id))
    row = result.first()
    print(s.scalars(everyone).first() is row[0])
    result = s.scalars(everyone)
    one = next(result).name
    rest = s.scalars(everyone).all()
    print([a is b for a, b in zip(result, rest[1:])])

with Session(engine) as s:
    print("pending objects and extra attributes")
    s.add(Book(title="new", author=first(s, "a")))
    s.flush()
    print(s.scalars(everyone).all(), s.scalars(select(Book).order_by(Book.id.desc())).first())
    s.commit()
    first(s, "a").note = "kept"
    keep = first(s, "a")
    s.commit()
    print(getattr(s.scalars(everyone).first(), "note", None))
    keep.note = "here"
    print(getattr(s.scalars(everyone).first(), "note", None), inspect(keep).persistent)
    del keep
    print(getattr(s.scalars(everyone).first(), "note", None))

with Session(engine) as s:
    print("instance states")
    state = inspect(first(s, "a"))
    print(state.object)
    s.scalars(everyone).all()
    keep = s.scalars(everyone).all()
    print(inspect(keep[0]).persistent, len(s.identity_map))
    s.commit()
    state = inspect(keep[1])
    print(s.scalars(everyone).all()[1] is state.object, state.expired)

with Session(engine) as s:
    print("primary keys again")
    first(s, "a")
    s.commit()
    s.execute(text("delete from book"))
    s.execute(text("delete from author where id = 1"))
    print(s.scalars(everyone).all())
    s.add(Author(id=1, name="again"))
    s.flush()
    print(s.scalars(everyone).all())
    s.rollback()
