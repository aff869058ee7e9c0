from sqlalchemy import ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload


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
    year: Mapped[int] = mapped_column(default=1950)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for name in ("a", "b", "c"):
        author = Author(name=name)
        for year in range(1950, 1953):
            author.books.append(Book(title=f"{name} {year}", year=year))
        session.add(author)
    session.commit()
with Session(engine) as session:
    for book in session.scalars(select(Book).order_by(Book.year.desc(), Book.title)):
        print(book.author.name, book.title)
with Session(engine) as session:
    print([len(a.books) for a in session.scalars(select(Author).options(selectinload(Author.books)))])
    print([b.author.name for b in session.scalars(select(Book).options(joinedload(Book.author)).where(Book.year > 1950))])
    stmt = select(Author.name, func.count(Book.id)).join(Author.books).group_by(Author.name).order_by(Author.name)
    print(session.execute(stmt).all())
    book = session.get(Book, 1)
    book.title = "other"
    session.flush()
    session.delete(session.scalars(select(Author).where(Author.name == "b")).one())
    session.commit()
