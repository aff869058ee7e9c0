import enum
import uuid
import datetime
from typing import Any, Literal
from sqlalchemy import create_engine, select, func, JSON, Enum, String, type_coerce, cast, Integer, DateTime
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session
from sqlalchemy.types import TypeDecorator


class Level(enum.Enum):
    LOW = "l"
    HIGH = "h"


class CommaList(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else ",".join(value)

    def process_result_value(self, value, dialect):
        return None if value is None else value.split(",")


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON, list[str]: CommaList}


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    level: Mapped[Level] = mapped_column(default=Level.LOW)
    status: Mapped[Literal["open", "closed"]] = mapped_column(default="open")
    meta: Mapped[dict[str, Any]] = mapped_column(default=dict)
    tags: Mapped[list[str]]
    opened: Mapped[datetime.datetime] = mapped_column(default=datetime.datetime(2024, 3, 1, 12, 30))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Ticket(tags=["a", "b"], meta={"owner": {"name": "ann"}, "n": [1, 2]}))
    s.flush()
    s.add(Ticket(tags=["c"], level=Level.HIGH, status="closed", meta={"owner": {"name": "bob"}, "n": []}))
    s.commit()
    for t in s.scalars(select(Ticket).order_by(Ticket.level)):
        print(t.level, t.status, t.tags, t.meta["owner"]["name"], t.opened, type(t.id).__name__)
    print(s.scalars(select(Ticket.tags).where(Ticket.meta["owner"]["name"].as_string() == "bob")).all())
    print(s.scalars(select(Ticket.level).where(Ticket.level == Level.HIGH)).all(), s.scalars(select(Ticket.meta["n"][0].as_integer())).all())
    t = s.scalars(select(Ticket).where(Ticket.tags == ["a", "b"])).one()
    t.tags = t.tags + ["z"]
    t.meta = {**t.meta, "n": 5}
    s.commit()
    print(t.tags, t.meta["n"], s.scalar(select(func.count()).where(Ticket.status == "open")))
    try:
        s.add(Ticket(tags=["x"], status="wrong"))
        s.commit()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
