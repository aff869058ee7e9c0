from typing import List, Optional
from sqlalchemy import create_engine, select, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    born: Mapped[Optional[int]]
    books: Mapped[List["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    author: Mapped["Author"] = relationship(back_populates="books")

    def __repr__(self) -> str:
        return f"<Book {self.title}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    woolf = Author(name="Virginia Woolf", born=1882)
    woolf.books.append(Book(title="Orlando"))
    woolf.books.append(Book(title="The Waves"))
    session.add(woolf)
    session.add(Author(name="Anon"))
    session.flush()
    print(woolf.id, [b.id for b in woolf.books], woolf.books[0].author_id)
    session.commit()

    for a in session.scalars(select(Author).order_by(Author.name)):
        print(a.name, a.born, a.books)

    woolf.books.remove(woolf.books[0])
    session.commit()
    print(woolf.books)
    session.delete(woolf)
    session.commit()
    print(session.scalars(select(Book)).all())
