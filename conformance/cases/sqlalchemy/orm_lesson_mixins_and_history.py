from typing import List, Optional
from datetime import datetime
from sqlalchemy import create_engine, select, func, String, ForeignKey, Column, Table, Integer, event, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, declared_attr, validates, registry, selectinload, declarative_mixin, has_inherited_table, attribute_keyed_dict
from sqlalchemy.ext.associationproxy import association_proxy, AssociationProxy
from sqlalchemy import inspect
from sqlalchemy.orm import attributes

class Base(DeclarativeBase):
    def __repr__(self):
        return f"<{type(self).__name__} {getattr(self, 'id', None)}>"

class TimestampMixin:
    created_at: Mapped[datetime] = mapped_column(default=datetime(2024, 1, 1))
    updated_at: Mapped[Optional[datetime]] = mapped_column(onupdate=datetime(2024, 2, 2))

class TableNameMixin:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"
    id: Mapped[int] = mapped_column(primary_key=True)

class OwnedMixin:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("users.id"))
    @declared_attr
    def owner(cls) -> Mapped["User"]:
        return relationship("User", foreign_keys=[cls.owner_id])
    @declared_attr
    def owner_name(cls):
        return association_proxy("owner", "name")

class User(TableNameMixin, TimestampMixin, Base):
    name: Mapped[str] = mapped_column(String(30))
    email: Mapped[str] = mapped_column(String(30), unique=True)
    backup: Mapped[Optional[str]]
    @validates("email", "backup")
    def check_mail(self, key, value):
        if value is not None and "@" not in value:
            raise ValueError(f"{key}: no @ in {value!r}")
        return value and value.lower()

class Document(TableNameMixin, OwnedMixin, TimestampMixin, Base):
    title: Mapped[str]
    tags: Mapped[List["Tag"]] = relationship(back_populates="document", cascade="all, delete-orphan", order_by="Tag.id")
    tag_names: AssociationProxy[List[str]] = association_proxy("tags", "name", creator=lambda n: Tag(name=n))
    @validates("tags", include_removes=True)
    def tag_changed(self, key, tag, is_remove):
        print("tag", key, tag.name, "removed" if is_remove else "added")
        if not is_remove and tag.name == "bad":
            raise ValueError("bad tag")
        return tag

class Tag(TableNameMixin, Base):
    name: Mapped[str]
    document_id: Mapped[Optional[int]] = mapped_column(ForeignKey("documents.id"))
    document: Mapped[Optional[Document]] = relationship(back_populates="tags")
    __table_args__ = (UniqueConstraint("document_id", "name"), {"sqlite_autoincrement": True})

e = create_engine("sqlite://")
Base.metadata.create_all(e)
print([c.name for c in Document.__table__.columns], [c.name for c in User.__table__.columns])
with Session(e) as s:
    u = User(name="Ann", email="ANN@x.org")
    try:
        u.backup = "nope"
    except ValueError as x:
        print(x)
    d = Document(title="Plan", owner=u, tag_names=["a", "b"])
    s.add(d)
    s.commit()
    print(u.email, d.owner_name, d.tag_names, d.created_at, d.updated_at)
    d.tag_names.append("c")
    d.tag_names.remove("a")
    try:
        d.tag_names.append("bad")
    except ValueError as x:
        print(x, d.tag_names)
    d.title = "Plan B"
    st = inspect(d)
    print(st.attrs.title.history, st.attrs.tags.history.added, [t.name for t in st.attrs.tags.history.deleted])
    print(attributes.get_history(d, "owner"), st.modified, st.attrs.title.loaded_value)
    s.commit()
    print(d.updated_at, d.tag_names)
    print(s.scalars(select(Document).where(Document.owner_name == "Ann")).all())
    print(s.scalars(select(Document).where(Document.tag_names.contains("b"))).all())
    attributes.set_committed_value(d, "title", "quiet")
    print(inspect(d).attrs.title.history, d in s.dirty)
    attributes.flag_modified(d, "title")
    print(d in s.dirty, s.is_modified(d))
    s.commit()
    print(d.title)
    attributes.set_attribute(d, "title", "loud")
    print(attributes.get_attribute(d, "title"), inspect(d).attrs.title.history)
    attributes.del_attribute(d, "title")
    print(inspect(d).attrs.title.history)
    print(attributes.instance_state(d) is inspect(d), attributes.instance_dict(d) is d.__dict__)
