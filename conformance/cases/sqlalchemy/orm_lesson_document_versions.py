"""Versioned documents with soft delete, an events log and hybrid comparators."""
from datetime import datetime, timedelta
from typing import Optional
from sqlalchemy import create_engine, select, func, ForeignKey, String, event, inspect, UniqueConstraint, case, DateTime
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship, make_transient, attributes, validates, object_session
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method, Comparator
from sqlalchemy.ext.associationproxy import association_proxy

class Base(DeclarativeBase):
    pass

class Folded(Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)
    def in_(self, others):
        return func.lower(self.__clause_element__()).in_([o.lower() for o in others])

class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(20), unique=True)
    removed_at: Mapped[Optional[datetime]] = mapped_column(DateTime)
    versions: Mapped[list["Version"]] = relationship(back_populates="document", order_by="Version.number", cascade="all, delete-orphan", passive_deletes=True)
    texts = association_proxy("versions", "text")

    @hybrid_property
    def active(self):
        return self.removed_at is None
    @active.setter
    def active(self, value):
        self.removed_at = None if value else datetime(2024, 1, 1)
    @active.expression
    def active(cls):
        return cls.removed_at.is_(None)
    @active.update_expression
    def active(cls, value):
        return [(cls.removed_at, None if value else datetime(2024, 2, 2))]

    @hybrid_property
    def name(self):
        return self.slug.lower()
    @name.comparator
    def name(cls):
        return Folded(cls.slug)

    @hybrid_property
    def latest(self):
        return self.versions[-1].number if self.versions else 0
    @latest.expression
    def latest(cls):
        return select(func.coalesce(func.max(Version.number), 0)).where(Version.document_id == cls.id).scalar_subquery()

    @hybrid_method
    def newer_than(self, n):
        return self.latest > n

    def write(self, text):
        v = Version(number=self.latest + 1, text=text)
        self.versions.append(v)
        return v

class Version(Base):
    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("document_id", "number", name="one_number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str]
    document: Mapped[Document] = relationship(back_populates="versions")

    @validates("number", "text")
    def check(self, key, value):
        if key == "number" and value < 1:
            raise ValueError("numbers start at 1")
        return value.strip() if key == "text" else value

@event.listens_for(Version, "before_update")
def immutable(mapper, connection, target):
    if inspect(target).attrs.text.history.has_changes():
        raise RuntimeError(f"version {target.number} is written")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    doc, other = Document(slug="Guide"), Document(slug="Other", active=False)
    doc.write(" one ")
    doc.write("two")
    s.add_all([doc, other])
    s.commit()
    print(doc.texts, doc.latest, other.active, doc.newer_than(1))
    print(s.scalars(select(Document.slug).where(Document.active)).all(), s.scalars(select(Document.slug).where(~Document.active)).all())
    print(s.execute(select(Document.slug, Document.latest, Document.active).order_by(Document.latest)).all())
    print(s.scalars(select(Document.slug).where(Document.name == "GUIDE")).all(), s.scalars(select(Document.id).where(Document.name.in_(["Guide", "OTHER"]))).all())
    print(s.query(Document).filter(Document.newer_than(1)).count(), s.query(Document.name).order_by(Document.name).all())
    print(s.query(Document).filter(Document.slug == "Guide").update({Document.active: False}), doc.removed_at, doc.active)
    s.rollback()
    print(doc.active)
    doc.versions[0].text = "changed"
    try:
        s.commit()
    except RuntimeError as e:
        print(e)
        s.rollback()
    print(doc.versions[0].text)
    try:
        Version(number=0)
    except ValueError as e:
        print(e)
    copy = doc.versions[1]
    s.expunge(copy)
    make_transient(copy)
    copy.id, copy.number = None, 3
    s.add(copy)
    s.commit()
    print(s.execute(select(Version.id, Version.number, Version.text)).all(), doc.latest)
    s.delete(doc)
    s.commit()
    print(s.scalar(select(func.count(Version.id))), inspect(doc).was_deleted)
print(Document.active.key, Document.latest.key, Document.name.info, type(Document.active).__name__)
print(select(Document.active, Document.latest.label("n")).group_by(Document.active).having(Document.latest > 1))
