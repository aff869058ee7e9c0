from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    books: Mapped[list["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan", order_by="Book.title")

    def __repr__(self):
        return f"Author({self.name!r})"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[int] = mapped_column(default=100)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")
    reviews: Mapped[list["Review"]] = relationship(back_populates="book", cascade="all, delete-orphan")

    def __repr__(self):
        return f"Book({self.title!r})"


class Review(Base):
    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    stars: Mapped[int]
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))
    book: Mapped[Book] = relationship(back_populates="reviews")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add_all([
        Author(name="Ada", books=[Book(title="Zeta", pages=90, reviews=[Review(stars=5), Review(stars=3)]), Book(title="Alpha")]),
        Author(name="Bob", books=[Book(title="Mid", reviews=[Review(stars=1)])]),
        Author(name="Cy"),
    ])
    s.commit()

with Session(engine) as s:
    ada = s.scalars(select(Author).where(Author.name == "Ada")).one()
    zeta = ada.books[1]
    print(zeta)
    ada.books.remove(zeta)
    s.flush()
    print(s.scalar(select(func.count()).select_from(Review)))
    s.rollback()
    print(ada.books, zeta in s)
    bob = s.get(Author, 2)
    bob.books.append(zeta)
    s.commit()
    print(ada.books, bob.books, zeta.author)
    bob.books.remove(zeta)
    s.commit()
    print(s.scalars(select(Book)).all())
    s.delete(ada)
    s.commit()
    print(s.scalars(select(Author)).all(), s.scalars(select(Book)).all())
