from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, contains_eager, joinedload, lazyload, mapped_column, raiseload, relationship, selectinload


class Base(DeclarativeBase):
    def __repr__(self):
        return f"<{type(self).__name__} {self.id}>"


book_tag = Table("book_tag", Base.metadata, Column("book_id", ForeignKey("book.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.title")
    profile: Mapped["Profile"] = relationship(back_populates="author", uselist=False)


class Profile(Base):
    __tablename__ = "profile"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="profile")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author | None] = relationship(back_populates="books")
    tags: Mapped[list["Tag"]] = relationship(secondary=book_tag, back_populates="books")


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list[Book]] = relationship(secondary=book_tag, back_populates="tags")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    t1, t2 = Tag(name="sf"), Tag(name="pl")
    lem = Author(name="Lem", profile=Profile(text="Kraków"), books=[Book(title="Solaris", tags=[t1, t2]), Book(title="Eden", tags=[t1])])
    s.add_all([lem, Author(name="Dick", books=[Book(title="Ubik", tags=[t1])]), Author(name="None")])
    s.commit()
with Session(engine) as s:
    for a in s.scalars(select(Author).order_by(Author.id)):
        print(a.name, [b.title for b in a.books])
with Session(engine) as s:
    for a in s.scalars(select(Author).options(selectinload(Author.books).selectinload(Book.tags), joinedload(Author.profile))):
        print(a.name, a.profile and a.profile.text, [(b.title, [t.name for t in b.tags]) for b in a.books])
with Session(engine) as s:
    print([(b.title, b.author.name) for b in s.scalars(select(Book).options(joinedload(Book.author)).order_by(Book.title).limit(2))])
    print([a.books for a in s.scalars(select(Author).options(joinedload(Author.books))).unique()])
with Session(engine) as s:
    q = select(Author).join(Author.books).where(Book.title > "S").options(contains_eager(Author.books))
    print([(a.name, a.books) for a in s.scalars(q).unique()])
    print(s.scalars(select(Book).where(Book.tags.any(Tag.name == "pl"))).all(), s.scalars(select(Book).where(Book.author.has(name="Dick"))).all())
    print(s.execute(select(Author.name, Book).join(Author.books, isouter=True).order_by(Author.name, Book.id)).all())
with Session(engine) as s:
    b = s.get(Book, 1)
    b.author = s.scalars(select(Author).where(Author.name == "None")).one()
    b.tags.clear()
    s.commit()
    print(b.author.books, s.get(Tag, 1).books)
    try:
        print(s.scalars(select(Author).options(raiseload(Author.books))).first().books)
    except Exception as e:
        print(type(e).__name__, e)
with Session(engine) as s:
    s.delete(s.get(Author, 1))
    s.commit()
