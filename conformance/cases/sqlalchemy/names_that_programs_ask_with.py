from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.ext.declarative.extensions import ConcreteBase
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (DeclarativeBase, IdentityMap, InspectionAttr, InspectionAttrInfo, Mapped, PassiveFlag, QueryableAttribute,
                            Session, SQLORMExpression, aliased, joinedload, mapped_column, relationship, selectinload)
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm.attributes import QueryableAttribute as Other
from sqlalchemy.orm.base import instance_str, object_state, opt_manager_of_class, state_class_str, state_str
from sqlalchemy.orm.collections import bulk_replace, collection_adapter
from sqlalchemy.orm.dynamic import AppenderQuery
from sqlalchemy.orm.exc import ConcurrentModificationError, StaleDataError
from sqlalchemy.orm.identity import WeakInstanceDict
from sqlalchemy.orm.interfaces import LoaderOption, StrategizedProperty
from sqlalchemy.orm.scoping import scoped_session
from sqlalchemy.orm.session import SessionTransactionState
from sqlalchemy.orm.unitofwork import UOWTransaction
from sqlalchemy.orm.util import has_identity
from sqlalchemy.orm.writeonly import WriteOnlyCollection


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[List["Book"]] = relationship(back_populates="shelf")

    @hybrid_property
    def number(self):
        return self.id


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional[Shelf]] = relationship(back_populates="books")


def upper(x: SQLORMExpression[str]) -> SQLORMExpression[str]:
    return x


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf(id=1)
things = {"column": Book.name, "relationship": Shelf.books, "hybrid": Shelf.number, "mapper": inspect(Book), "alias": inspect(aliased(Book)), "state": inspect(shelf),
          "property": inspect(Book).attrs.name, "loader": joinedload(Book.shelf), "map": session.identity_map, "object": shelf, "class": Book}
for name, thing in things.items():
    print(name, [c.__name__ for c in (QueryableAttribute, InspectionAttr, InspectionAttrInfo, InstrumentedAttribute, IdentityMap, WeakInstanceDict, LoaderOption, StrategizedProperty)
                 if isinstance(thing, c)])
print(Other is QueryableAttribute, ConcurrentModificationError is StaleDataError, ConcreteBase.__name__, scoped_session.__name__, AppenderQuery.__name__, UOWTransaction.__name__,
      WriteOnlyCollection.__name__)
print([f.name for f in (PassiveFlag.NO_CHANGE, PassiveFlag.SQL_OK)], int(PassiveFlag.PASSIVE_OFF), int(PassiveFlag.PASSIVE_MERGE), [s.name for s in SessionTransactionState])
print(state_class_str(inspect(shelf)), instance_str(shelf) == state_str(object_state(shelf)), opt_manager_of_class(int), opt_manager_of_class(Book).class_.__name__, has_identity(shelf))
old, new = shelf.books, [Book(name="a"), Book(name="b")]
bulk_replace(new, collection_adapter(old), collection_adapter(old))
print([b.name for b in shelf.books])
