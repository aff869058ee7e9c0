from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, subqueryload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.title")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")
    chapters: Mapped[list["Chapter"]] = relationship(order_by="Chapter.id")


class Chapter(Base):
    __tablename__ = "chapter"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([
        Author(name="Ann", books=[Book(title="Zen", chapters=[Chapter(name="one"), Chapter(name="two")]), Book(title="Art")]),
        Author(name="Bob"),
        Author(name="Cid", books=[Book(title="Moon", chapters=[Chapter(name="intro")])]),
    ])
    s.commit()

with Session(engine) as s:
    for a in s.scalars(select(Author).options(subqueryload(Author.books)).order_by(Author.name)):
        print(a.name, [b.title for b in a.books])

with Session(engine) as s:
    print("nested, filtered, limited")
    stmt = select(Author).where(Author.name != "Bob").options(subqueryload(Author.books).subqueryload(Book.chapters)).order_by(Author.id.desc()).limit(2)
    for a in s.scalars(stmt):
        for b in a.books:
            print(a.name, b.title, [c.name for c in b.chapters])

with Session(engine) as s:
    print("many to one")
    for b in s.scalars(select(Book).options(subqueryload(Book.author)).order_by(Book.id)):
        print(b.title, b.author.name)
