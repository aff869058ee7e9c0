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
    sub = select(Book.author_id, func.count(Book.id).label("n")).group_by(Book.author_id).subquery()
    print(s.execute(select(Author.name, sub.c.n).outerjoin(sub, Author.id == sub.c.author_id).order_by(Author.id)).all())
    row = s.execute(select(Author.id, Author.name.label("who"), func.upper(Author.name)).order_by(Author.id)).first()
    print(row.id, row.who, row[2], row._mapping.keys() if False else list(row._fields))
    q = select(func.count(Book.id)).where(Book.author_id == Author.id).scalar_subquery()
    print(s.execute(select(Author.name, q.label("books")).order_by(Author.name)).all())
    print(s.execute(select(Author).where(Author.id == 1)).first())
    print(s.execute(select(Author, Book.title).join(Author.books).order_by(Book.id)).mappings().first()["title"])
    cte = select(Book).where(Book.pages >= 100).cte("big")
    print(s.execute(select(cte.c.title).order_by(cte.c.title)).all())
    big = aliased(Book, cte)
    print(s.scalars(select(big).order_by(big.id)).all())
