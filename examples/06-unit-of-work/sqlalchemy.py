from sqlalchemy import ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    books: Mapped[list["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    author = Author(name="S. Lem")
    for title in ("Solaris", "Fiasco"):
        author.books.append(Book(title=title))
    session.add(author)  # nothing is sent yet
    session.commit()

with Session(engine) as session:
    # one object for one row: the identity map
    first = session.get(Author, 1)
    again = session.get(Author, 1)
    print("same object:", first is again)

    first.name = "Stanislaw Lem"
    first.name = "Stanisław Lem"
    with session.no_autoflush:
        print("before save():", session.scalar(select(Author.name)))
    session.commit()
    print("after save():", session.scalar(select(Author.name)))

    session.delete(first)
    session.flush()
    print("books inside the block:", session.scalar(select(func.count()).select_from(Book)))
    session.rollback()
    print("rolled back: changed my mind")
    print("books afterwards:", session.scalar(select(func.count()).select_from(Book)))
