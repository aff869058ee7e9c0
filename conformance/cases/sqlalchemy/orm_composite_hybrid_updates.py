"""Composites and hybrids as values and columns of statements, association proxies as columns, the kinds of statements."""
import dataclasses
from typing import Dict, Optional
from sqlalchemy import ForeignKey, create_engine, delete, func, insert, select, text, union, update
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import *


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point:
    x: Optional[int]
    y: Optional[int]


class Shape(Base):
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    x1: Mapped[Optional[int]]
    y1: Mapped[Optional[int]]
    start: Mapped[Point] = composite("x1", "y1")
    owner_id: Mapped[Optional[int]] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Optional["Owner"]] = relationship()
    owner_name = association_proxy("owner", "name")
    marks: Mapped[Dict[str, "Mark"]] = relationship(collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    notes = association_proxy("marks", "value", creator=lambda k, v: Mark(key=k, value=v))

    @hybrid_property
    def shout(self):
        return self.name.upper()

    @shout.inplace.update_expression
    @classmethod
    def _shout(cls, value):
        return [(cls.name, func.lower(value))]

    @shout.inplace.expression
    @classmethod
    def _shout_sql(cls):
        return func.upper(cls.name)


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Mark(Base):
    __tablename__ = "mark"
    shape_id: Mapped[int] = mapped_column(ForeignKey("shape.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    shape = Shape(name="box", start=Point(1, 2), owner=Owner(name="ann"))
    shape.notes["color"] = "red"
    shape.notes["size"] = "big"
    s.add(shape)
    s.flush()
    s.add(Shape(name="dot"))
    s.commit()
    print(shape.notes.items(), shape.notes.values(), list(shape.notes.items()), ("size", "big") in shape.notes.items(), len(shape.notes.values()))
    print(s.execute(update(Shape).where(Shape.id == 1).values({Shape.start: Point(7, 8), Shape.name: "crate"})).rowcount, shape.start)
    print(s.execute(update(Shape).where(Shape.id == 2).values(start=Point(5, 6), shout="LOUD")).rowcount)
    print(s.execute(select(Shape.start, Shape.name, Shape.shout).order_by(Shape.id)).all())
    print(s.execute(insert(Shape).values({Shape.name: "new", Shape.start: Point(0, 0)})).rowcount)
    s.execute(update(Shape).where(Shape.id == 2).values({Shape.start: None}))
    print(s.scalars(select(Shape.start).order_by(Shape.id)).all(), s.scalars(select(Shape).where(Shape.start == Point(0, 0))).one().name)
    try:
        select(Shape.owner_name)
    except NotImplementedError as e:
        print(e)
    print(s.scalars(select(Shape.name).where(Shape.owner_name == "ann")).all())
for stmt in (select(Shape), union(select(Shape.id), select(Owner.id)), insert(Shape), update(Shape), delete(Shape), text("SELECT 1")):
    print(type(stmt).__name__, stmt.is_select, stmt.is_insert, stmt.is_update, stmt.is_delete, stmt.is_dml, stmt.is_text)
