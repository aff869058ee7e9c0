"""merge() of a graph of new and known objects: what it sets in which order, and its load events; bulk operations beside the hooks of statements."""
from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    books: Mapped[List["Book"]] = relationship(back_populates="shelf", cascade="all, delete-orphan", order_by="Book.id")

    def __repr__(self):
        return f"Shelf({self.__dict__.get('name')})"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional[Shelf]] = relationship(back_populates="books")

    def __repr__(self):
        return f"Book({self.__dict__.get('name')})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Shelf(id=1, name="a", books=[Book(id=1, name="x"), Book(id=2, name="y")]))
    s.commit()
for cls in (Shelf, Book):
    event.listen(cls, "load", lambda target, context: print("load", target))
event.listen(Shelf.name, "set", lambda target, value, old, initiator: print("set name", target, value))
event.listen(Book.name, "set", lambda target, value, old, initiator: print("set name", target, value))
event.listen(Book.shelf, "set", lambda target, value, old, initiator: print("set shelf", target, value))
event.listen(Shelf.books, "append", lambda target, value, initiator: print("append", target, value))
event.listen(Shelf.books, "remove", lambda target, value, initiator: print("remove", target, value))
print("-- graphs")
new = Shelf(id=9, name="n", books=[Book(id=8, name="k")])
known = Shelf(id=1, name="b", books=[Book(id=1, name="x"), Book(id=3, name="z")])
lonely = Book(id=2, name="yy", shelf=Shelf(id=1, name="a"))
for graph in (new, known, lonely):
    with Session(engine) as s:
        print("-- merge", graph)
        merged = s.merge(graph)
        print(merged, merged in s, sorted(map(str, s.new)), sorted(map(str, s.dirty)))
        s.rollback()
with Session(engine) as s:
    @event.listens_for(s, "do_orm_execute")
    def executed(state):
        print("execute", state.is_select, state.is_insert)

    @event.listens_for(s, "after_transaction_create")
    def created(session, transaction):
        print("transaction", transaction.nested, transaction.parent is not None)

    s.bulk_insert_mappings(Book, [{"name": "m"}])
    s.bulk_save_objects([Book(name="n")])
    s.bulk_update_mappings(Book, [{"id": 1, "name": "u"}])
    print(s.scalars(select(Book.name).order_by(Book.id)).all())
    s.rollback()
