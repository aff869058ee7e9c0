"""Mapped attributes of custom types: TypeDecorator, MutableDict, composite, enum list, cents."""
import dataclasses
import enum
import json
from decimal import Decimal
from typing import Any, Optional
from sqlalchemy import create_engine, String, Integer, JSON, Text, TypeDecorator, select, func, Enum, type_coerce
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, composite


class Cents(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value * 100)

    def process_result_value(self, value, dialect):
        return None if value is None else Decimal(value) / 100


class Words(TypeDecorator):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return " ".join(sorted(value)) if value is not None else None

    def process_result_value(self, value, dialect):
        return value.split() if value is not None else None


class Color(enum.Enum):
    red = 1
    blue = 2


@dataclasses.dataclass
class Size:
    width: int
    height: int

    @property
    def area(self):
        return self.width * self.height


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON, Decimal: Cents(), list[str]: Words}


class Poster(Base):
    __tablename__ = "poster"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[Decimal]
    words: Mapped[list[str]]
    color: Mapped[Optional[Color]]
    extra: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    steps: Mapped[Optional[list]] = mapped_column(MutableList.as_mutable(JSON))
    size: Mapped[Size] = composite(mapped_column("w"), mapped_column("h"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    p = Poster(price=Decimal("12.34"), words=["sun", "beach"], color=Color.blue, size=Size(3, 4))
    session.add(p)
    session.add(Poster(price=Decimal("1"), words=[], size=Size(1, 1), extra={"n": [1, 2]}, steps=[1]))
    session.commit()
    print(p.price, p.words, p.color, p.extra, p.size, p.size.area)
    p.extra["shop"] = "A"
    p.extra.setdefault("n", 0)
    session.commit()
    print(p.extra, p in session.dirty)
    other = session.get(Poster, 2)
    other.steps.append(2)
    other.steps.extend([5, 3])
    other.steps.sort(reverse=True)
    print(session.is_modified(other))
    session.commit()
    print(other.steps)
    other.size = Size(2, 8)
    session.flush()
    print(session.scalars(select(Poster.id).where(Poster.size == Size(2, 8))).all())
    print(session.scalars(select(Poster.size).order_by(Poster.id)).all())
    print(session.scalars(select(Poster.id).where(Poster.price > Decimal("5"))).all())
    print(session.scalars(select(func.sum(Poster.price))).one(), session.scalar(select(func.max(Poster.words))))
    print(session.scalars(select(Poster.id).where(Poster.extra["n"].as_integer() == 0)).all())
    print(session.scalars(select(Poster.id).where(Poster.color.in_([Color.red, Color.blue]))).all())
    try:
        session.add(Poster(price=Decimal(1), words=[], color="green", size=Size(0, 0)))
        session.flush()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
