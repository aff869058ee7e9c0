from sqlalchemy import ForeignKey, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.year")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    year: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    lem = Author(name="Stanisław Lem")
    lem.books.append(Book(title="Solaris", year=1961))
    lem.books.append(Book(title="The Cyberiad", year=1965))
    le_guin = Author(name="Ursula K. Le Guin")
    session.add_all([lem, le_guin])
    session.add(Book(title="The Dispossessed", year=1974, author=le_guin))
    session.commit()

    # from one author to many books
    for book in lem.books:
        print(lem.name, "wrote", book.title)

    # from a book to its author
    book = session.scalars(select(Book).where(Book.title == "The Dispossessed")).one()
    print(book.title, "is by", book.author.name)

    # a condition on the other table
    recent = select(Author).join(Author.books).where(Book.year > 1970)
    for author in session.scalars(recent):
        print("after 1970:", author.name)
