from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, column_keyed_dict, keyfunc_mapping, mapped_column, relationship


def attempt(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, str(e).replace(str(hex(id(e))), ""))


KINDS = {
    "attribute": lambda note: attribute_keyed_dict("key"),
    "ignoring": lambda note: attribute_keyed_dict("key", ignore_unpopulated_attribute=True),
    "column": lambda note: column_keyed_dict(note.__table__.c.key),
    "function": lambda note: keyfunc_mapping(lambda n: (n.key, n.text)),
}
for kind, make in KINDS.items():

    class Base(DeclarativeBase):
        pass

    class Note(Base):
        __tablename__ = "note"
        id: Mapped[int] = mapped_column(primary_key=True)
        page_id: Mapped[Optional[int]] = mapped_column(ForeignKey("page.id"))
        key: Mapped[Optional[str]]
        text: Mapped[Optional[str]]
        page = relationship("Page", back_populates="notes")

        def __repr__(self):
            return f"Note({self.key!r})"

    class Page(Base):
        __tablename__ = "page"
        id: Mapped[int] = mapped_column(primary_key=True)
        notes = relationship("Note", back_populates="page", collection_class=make(Note), cascade="all, delete-orphan")

    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as s:
        page = Page()
        s.add(page)
        a, b = Note(key="a", text="1"), Note(key="b", text="2")
        attempt("backref", lambda: setattr(a, "page", page))
        attempt("set", lambda: page.notes.set(b))
        attempt("None", lambda: setattr(Note(key=None, text="3"), "page", page))
        print(kind, sorted(map(str, page.notes.items())), type(page.notes).__name__)
        a.key = "z"
        attempt("moved", lambda: setattr(a, "page", None))
        print(sorted(map(str, page.notes.items())))
        s.commit()
        print(s.execute(select(Note.id, Note.page_id, Note.key)).all())
        attempt("loaded", lambda: sorted(map(str, page.notes.items())))
        attempt("remove", lambda: page.notes.remove(b))
        s.commit()
        print(s.execute(select(Note.id, Note.page_id, Note.key)).all())
