"""Tags on bookmarks through a secondary table and an association proxy."""
from sqlalchemy import create_engine, ForeignKey, Table, Column, select, func, distinct
from sqlalchemy.ext.associationproxy import association_proxy, AssociationProxy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, aliased


class Base(DeclarativeBase):
    pass


bookmark_tag = Table(
    "bookmark_tag",
    Base.metadata,
    Column("bookmark_id", ForeignKey("bookmark.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    bookmarks: Mapped[list["Bookmark"]] = relationship(secondary=bookmark_tag, back_populates="tags")

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"#{self.name}"


class Bookmark(Base):
    __tablename__ = "bookmark"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    tags: Mapped[list[Tag]] = relationship(secondary=bookmark_tag, back_populates="bookmarks", order_by=Tag.name)
    tag_names: AssociationProxy[list[str]] = association_proxy("tags", "name")

    def __repr__(self):
        return f"<{self.url}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    python, db, web = Tag("python"), Tag("db"), Tag("web")
    one = Bookmark(url="a.example", tags=[python, db])
    two = Bookmark(url="b.example", tags=[web])
    three = Bookmark(url="c.example", tags=[python])
    for bookmark in (one, two, three):
        session.add(bookmark)
        session.flush()
    session.commit()
    print(one.tag_names, len(python.bookmarks))
    three.tag_names.append("fresh")
    session.commit()
    print(three.tags, "fresh" in three.tag_names)

    counts = (
        select(Tag.name, func.count(bookmark_tag.c.bookmark_id).label("uses"))
        .outerjoin(bookmark_tag, bookmark_tag.c.tag_id == Tag.id)
        .group_by(Tag.id)
        .order_by(func.count(bookmark_tag.c.bookmark_id).desc(), Tag.name)
    )
    print(session.execute(counts).mappings().all())

    both = select(Bookmark).join(Bookmark.tags).where(Tag.name.in_(["python", "db"]))
    both = both.group_by(Bookmark.id).having(func.count(distinct(Tag.id)) == 2)
    print(session.scalars(both).all())

    t1, t2 = aliased(Tag, name="t1"), aliased(Tag, name="t2")
    pairs = select(t1.name, t2.name).join(t1.bookmarks).join(Bookmark.tags.of_type(t2)).where(t1.id < t2.id)
    print(session.execute(pairs.order_by(t2.name)).all())
    print(session.scalars(select(Bookmark).where(Bookmark.tag_names == "web")).all())
    print(session.scalars(select(Bookmark.url).where(Bookmark.tags.contains(python)).order_by(Bookmark.url)).all())

    one.tags.remove(db)
    session.commit()
    two.tags = [python, db]
    session.commit()
    session.delete(web)
    session.commit()
    print([(b.url, b.tags) for b in session.scalars(select(Bookmark).options(selectinload(Bookmark.tags)))])
