from typing import Any
from sqlalchemy import create_engine, select, JSON, PickleType, Text
from sqlalchemy.ext.mutable import MutableDict, MutableList, MutableSet, Mutable, MutableComposite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, composite
from sqlalchemy.types import TypeDecorator
import json
import dataclasses


class Base(DeclarativeBase):
    pass


class Config(Base):
    __tablename__ = "config"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON))
    tags: Mapped[list[str]] = mapped_column(MutableList.as_mutable(JSON), default=list)
    plain: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    c = Config(data={"a": 1}, tags=["x"])
    s.add(c)
    s.commit()
    c.data["b"] = 2
    print(c in s.dirty, s.is_modified(c))
    c.tags.append("y")
    c.plain["lost"] = True
    s.commit()
    print(c.data, c.tags, c.plain, type(c.data).__name__)
    c.data.update(z=3)
    del c.data["a"]
    c.tags.extend(["q", "r"])
    c.tags[0] = "first"
    c.tags.sort()
    s.commit()
    print(c.data, c.tags)
    print(c.data.pop("b"), c.data.setdefault("n", 5), c.tags.pop())
    c.tags += ["plus"]
    c.tags.remove("first")
    s.commit()
    print(c.data, c.tags)
    c.data = {"fresh": 1}
    c.data["more"] = 2
    s.commit()
    print(c.data)
    try:
        c.data = 5
    except ValueError as e:
        print(e)
    c.data.clear()
    s.commit()
    print(c.data, dict(c.data) == {})
