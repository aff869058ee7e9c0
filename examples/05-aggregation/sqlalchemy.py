from sqlalchemy import ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    books: Mapped[list["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    pages: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


shelf = {
    "Stanisław Lem": [("Solaris", 204), ("The Cyberiad", 295)],
    "Ursula K. Le Guin": [("The Dispossessed", 341), ("The Lathe of Heaven", 184), ("Rocannon's World", 122)],
    "Philip K. Dick": [("Ubik", 202)],
}
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    for name, books in shelf.items():
        session.add(Author(name=name, books=[Book(title=title, pages=pages) for title, pages in books]))
    session.commit()

    total = session.execute(
        select(func.count(Book.id), func.sum(Book.pages), func.max(Book.pages), func.min(Book.pages))
    ).one()
    print(total[0], "books,", total[1], "pages, from", total[3], "to", total[2])

    n = func.count(Book.id)
    per_author = (
        select(Author.name, n, func.avg(Book.pages))
        .join(Author.books)
        .group_by(Author.id, Author.name)
        .order_by(n.desc(), Author.name)
    )
    for name, count, mean in session.execute(per_author):
        print(f"{name}: {count} books, {mean:.1f} pages on average")

    busy = select(Author.name).join(Author.books).group_by(Author.id).having(n >= 2).order_by(Author.name)
    print("two or more:", ", ".join(session.scalars(busy)))
