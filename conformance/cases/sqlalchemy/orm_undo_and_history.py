from sqlalchemy import create_engine, select, inspect, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session
from sqlalchemy.orm import attributes


class Base(DeclarativeBase):
    pass


class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[list["Page"]] = relationship(back_populates="doc", order_by="Page.id")


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    doc_id: Mapped[int | None] = mapped_column(ForeignKey("doc.id"))
    doc: Mapped[Doc | None] = relationship(back_populates="pages")

    def __repr__(self):
        return f"P{self.n}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    d = Doc(title="t", pages=[Page(n=1), Page(n=2)])
    print(inspect(d).attrs.title.history, inspect(d).attrs.pages.history)
    s.add(d)
    s.commit()
    print(inspect(d).attrs.title.history)
    d.title
    print(inspect(d).attrs.title.history, inspect(d).attrs.title.loaded_value)
    d.title = "u"
    print(inspect(d).attrs.title.history, d in s.dirty, s.is_modified(d))
    d.title = "t"
    print(inspect(d).attrs.title.history, d in s.dirty, s.is_modified(d))
    p = d.pages[0]
    d.pages.remove(p)
    d.pages.append(Page(n=3))
    h = inspect(d).attrs.pages.history
    print(h.added, h.unchanged, h.deleted, inspect(p).attrs.doc.history)
    s.rollback()
    print(d.pages, p.doc is d, inspect(d).attrs.pages.history.unchanged)
    q = Page(n=9, doc=d)
    print(q in s, d.pages, inspect(q).pending)
    s.expunge(q)
    print(q in s, inspect(q).transient)
    d.pages.remove(q)
    s.flush()
    p.doc = None
    print(d.pages, attributes.get_history(p, "doc"))
    s.commit()
    print(d.pages, s.scalars(select(Page.n).where(Page.doc_id.is_(None))).all())
    del d.title
    print(inspect(d).attrs.title.history)
    try:
        s.commit()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
        s.rollback()
    print(d.title, inspect(d).identity, inspect(d).identity_key[1], inspect(Doc).primary_key[0].name)
