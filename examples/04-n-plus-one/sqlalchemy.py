from sqlalchemy import ForeignKey, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    year: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship()


shelf = [
    ("Isaac Asimov", "I, Robot", 1950),
    ("Isaac Asimov", "Foundation", 1951),
    ("Stanisław Lem", "Solaris", 1961),
    ("Philip K. Dick", "Ubik", 1969),
    ("Ursula K. Le Guin", "The Dispossessed", 1974),
]
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    authors = {}
    for name, title, year in shelf:
        if name not in authors:
            authors[name] = Author(name=name)
        session.add(Book(title=title, year=year, author=authors[name]))
    session.commit()

with Session(engine) as session:
    print("One query for the books, one more for each author:")
    for book in session.scalars(select(Book).order_by(Book.year)):
        print(" ", book.author.name, "·", book.title)

with Session(engine) as session:
    print("The cure:")
    stmt = select(Book).options(selectinload(Book.author)).order_by(Book.year)
    for book in session.scalars(stmt):
        print(" ", book.author.name, "·", book.title)
