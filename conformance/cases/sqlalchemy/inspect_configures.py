"""What inspect() of a class, its mapper and its attributes configures, and what it does not."""

from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import (
    DeclarativeBase, InstrumentedAttribute, Mapped, PropComparator, QueryableAttribute, aliased, class_mapper,
    mapped_column, relationship,
)

LOOKS = {
    "mapper": lambda cls: inspect(cls),
    "table": lambda cls: inspect(cls).local_table.name,
    "columns": lambda cls: inspect(cls).columns.keys(),
    "key": lambda cls: [c.name for c in inspect(cls).primary_key],
    "attributes": lambda cls: inspect(cls).attrs.keys(),
    "relationships": lambda cls: inspect(cls).relationships.keys(),
    "column attributes": lambda cls: inspect(cls).column_attrs.keys(),
    "synonyms": lambda cls: inspect(cls).synonyms.keys(),
    "descriptors": lambda cls: sorted(inspect(cls).all_orm_descriptors.keys()),
    "one property": lambda cls: inspect(cls).get_property("title"),
    "has property": lambda cls: inspect(cls).has_property("shelf"),
    "all properties": lambda cls: [p.key for p in inspect(cls).iterate_properties],
    "property of a column": lambda cls: inspect(cls).get_property_by_column(cls.__table__.c.title).key,
    "class_mapper": lambda cls: class_mapper(cls),
    "class_mapper alone": lambda cls: class_mapper(cls, configure=False),
    "attribute": lambda cls: inspect(cls.shelf) is cls.shelf,
    "column's property": lambda cls: cls.title.property.key,
    "relationship's property": lambda cls: cls.shelf.property.key,
    "relationship's mapper": lambda cls: cls.shelf.mapper,
    "relationship's entity": lambda cls: cls.shelf.entity,
    "mapper itself": lambda cls: inspect(inspect(cls)) is inspect(cls),
    "state itself": lambda cls: (lambda state: inspect(state) is state)(inspect(cls())),
    "alias itself": lambda cls: (lambda alias: inspect(alias) is alias)(inspect(aliased(cls))),
}


def make(target):
    class Base(DeclarativeBase):
        pass

    class Shelf(Base):
        __tablename__ = "shelf"
        id: Mapped[int] = mapped_column(primary_key=True)

    class Book(Base):
        __tablename__ = "book"
        id: Mapped[int] = mapped_column(primary_key=True)
        title: Mapped[str]
        shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
        shelf = relationship(target, backref="books")

    return Book


for target in "Shelf", "Missing":
    print("---", target)
    for name, look in LOOKS.items():
        cls = make(target)
        try:
            seen = look(cls)
        except Exception as e:
            seen = f"{type(e).__name__}: {str(e)[:70]}"
        print(name, "|", seen, "|", cls.__mapper__.configured)
        cls.registry.dispose()

Book = make("Shelf")
for kind in Mapped, PropComparator, QueryableAttribute, InstrumentedAttribute:
    print(kind.__name__, [isinstance(x, kind) for x in (Book.title, Book.shelf, aliased(Book).title, Book.__table__.c.id)])
