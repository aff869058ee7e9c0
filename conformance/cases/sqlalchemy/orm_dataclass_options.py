from datetime import datetime
from dataclasses import asdict, replace, is_dataclass
from typing_extensions import Annotated
from sqlalchemy import create_engine, select, func, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, registry, Session

intpk = Annotated[int, mapped_column(primary_key=True)]
reg = registry()


@reg.mapped_as_dataclass
class Point:
    __tablename__ = "point"
    id: Mapped[intpk] = mapped_column(init=False)
    x: Mapped[int]
    y: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(default_factory=lambda: "none", kw_only=True)
    secret: str = "plain"


class Base(DeclarativeBase):
    pass


class Kw(MappedAsDataclass, Base, kw_only=True, order=True, repr=False):
    __tablename__ = "kw"
    id: Mapped[int] = mapped_column(primary_key=True, default=None)
    rank: Mapped[int]
    made: Mapped[datetime] = mapped_column(insert_default=func.now(), default=None)


engine = create_engine("sqlite://")
reg.metadata.create_all(engine)
Base.metadata.create_all(engine)
p = Point(3, label="home")
print(p, is_dataclass(p), p.secret)
with Session(engine) as s:
    s.add_all([p, Point(1, 2)])
    s.commit()
    print(s.scalars(select(Point).order_by(Point.x)).all())
    a, b = Kw(rank=2), Kw(rank=1)
    print(a > b if False else Kw(id=1, rank=2, made=datetime(2024, 1, 1)) > Kw(id=1, rank=1, made=datetime(2024, 1, 1)))
    s.add(a)
    s.commit()
    print(a.id, a.rank, a.made is not None)
try:
    Kw(3)
except TypeError as e:
    print(e)
try:
    class Bad(MappedAsDataclass, Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True, default=None)
        name: Mapped[str]
except Exception as e:
    print(type(e).__name__, e)
