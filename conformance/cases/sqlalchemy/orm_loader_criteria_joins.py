"""with_loader_criteria: what a join starts from, values of a lambda's closure, count() of a Query."""
import datetime

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Dated:
    valid: Mapped[datetime.date] = mapped_column()
    shown: Mapped[bool] = mapped_column(default=True)


class Shelf(Dated, Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(back_populates="shelf")


class Book(Dated, Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Shelf] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
old, new = datetime.date(2020, 1, 1), datetime.date(2024, 1, 1)
with Session(engine) as s:
    s.add_all([
        Shelf(valid=new, books=[Book(title="a", valid=new), Book(title="b", valid=old), Book(title="c", valid=new, shown=False)]),
        Shelf(valid=old, books=[Book(title="d", valid=new)]),
    ])
    s.commit()


@event.listens_for(Session, "do_orm_execute")
def only_valid(state):
    if state.is_select and not state.is_column_load and not state.is_relationship_load and not state.execution_options.get("all"):
        since = datetime.date(2023, 1, 1)
        state.statement = state.statement.options(
            with_loader_criteria(Dated, lambda cls: since < cls.valid, include_aliases=True),
            with_loader_criteria(Dated, lambda cls: cls.shown == True, include_aliases=True))


with Session(engine) as s:
    print(s.scalars(select(Book.title).order_by(Book.id)).all())
    print(s.query(Book).join(Shelf.books).filter(Shelf.id == 1).count())
    print(s.query(Book.title).join(Shelf.books).filter(Shelf.id > 0).all())
    print(s.query(Book).execution_options(all=True).count())
    print(s.query(Book).count())
    for shelf in s.scalars(select(Shelf).options(selectinload(Shelf.books))):
        print(shelf.id, [b.title for b in shelf.books])
with Session(engine) as s:
    for shelf in s.scalars(select(Shelf).options(joinedload(Shelf.books))).unique():
        print(shelf.id, [b.title for b in shelf.books])
    d = s.scalars(select(Book).where(Book.title == "d")).one()
    print(d.shelf)
    print(s.execute(select(Book.title, Shelf.id).join_from(Shelf, Book)).all())
