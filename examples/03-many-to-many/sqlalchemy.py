from sqlalchemy import Column, ForeignKey, String, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


book_tag = Table(
    "book_tag",
    Base.metadata,
    Column("book_id", ForeignKey("book.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    books: Mapped[list["Book"]] = relationship(
        secondary=book_tag, back_populates="tags", order_by="Book.title"
    )


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    tags: Mapped[list[Tag]] = relationship(
        secondary=book_tag, back_populates="books", order_by=Tag.name
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    space, robots, comedy = [Tag(name=name) for name in ("space", "robots", "comedy")]
    solaris = Book(title="Solaris", tags=[space])
    cyberiad = Book(title="The Cyberiad", tags=[space, robots, comedy])
    session.add_all([solaris, cyberiad])
    session.commit()

    for tag in cyberiad.tags:
        print("The Cyberiad is about", tag.name)

    for book in space.books:
        print("space:", book.title)

    cyberiad.tags.remove(comedy)
    session.commit()
    print("now:", ", ".join(tag.name for tag in cyberiad.tags))

    found = (
        select(Book)
        .join(Book.tags)
        .where(Tag.name.in_(["robots", "space"]))
        .distinct()
        .order_by(Book.title)
    )
    for book in session.scalars(found):
        print("found:", book.title)
