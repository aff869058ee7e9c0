"""association_proxy over sets and dictionaries, a proxy of a proxy, scalar targets."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    notes: Mapped[dict[str, "Note"]] = relationship(
        collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan"
    )
    texts = association_proxy("notes", "text", creator=lambda k, v: Note(key=k, text=v))
    tags: Mapped[set["Tag"]] = relationship(cascade="all, delete-orphan", back_populates="page")
    tag_names = association_proxy("tags", "name", creator=lambda n: Tag(name=n))
    cover: Mapped["Cover | None"] = relationship(back_populates="page")
    cover_url = association_proxy("cover", "url", creator=lambda u: Cover(url=u))


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    key: Mapped[str]
    text: Mapped[str]


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    name: Mapped[str]
    page: Mapped[Page] = relationship(back_populates="tags")
    page_cover = association_proxy("page", "cover_url")

    @property
    def upper(self):
        return self.name.upper()


class Cover(Base):
    __tablename__ = "cover"
    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    url: Mapped[str | None]
    page: Mapped[Page] = relationship(back_populates="cover")


Page.loud = association_proxy("tags", "upper")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    p = Page()
    p.texts["a"] = "one"
    p.texts["b"] = "two"
    p.texts["a"] = "uno"
    print(p.texts, p.notes["a"].text, p.texts.get("x"), "b" in p.texts, sorted(p.texts.items()))
    p.tag_names.add("x")
    p.tag_names.add("x")
    print(p.tag_names, len(p.tags), "x" in p.tag_names, p.loud)
    print(p.cover_url)
    p.cover_url = "c.png"
    print(p.cover.url, p.cover_url)
    s.add(p)
    s.commit()
    print(p.tag_names == {"x"}, p.tag_names | {"y"}, p.cover_url)
    print(s.scalars(select(Page.id).where(Page.cover_url == "c.png")).all())
    print(s.scalars(select(Page.id).where(Page.texts == "two")).all())
    print(s.scalars(select(Page.id).where(Page.cover_url.is_(None))).all())
    print(s.scalars(select(Tag.id).where(Tag.page_cover == "c.png")).all())
    print(next(iter(p.tags)).page_cover)
    p.texts = {"b": "dos", "c": "tres"}
    s.flush()
    print(sorted(p.texts), sorted(p.texts.values()), p.texts.pop("c"))
    p.tag_names.remove("x")
    p.tag_names.update(["m"])
    p.cover_url = None
    s.commit()
    print(p.texts, p.tag_names, p.cover_url, p.cover is None)
    try:
        p.tag_names.remove("nope")
    except KeyError as e:
        print("KeyError", e)
    try:
        Page.loud == "X"
    except AttributeError as e:
        print(e)
