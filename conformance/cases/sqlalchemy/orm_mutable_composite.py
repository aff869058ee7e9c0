# MutableComposite: a value of several columns that tells its object of changes in place.
import dataclasses

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.ext.mutable import MutableComposite
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point(MutableComposite):
    x: int
    y: int

    def __setattr__(self, key, value):
        object.__setattr__(self, key, value)
        self.changed()


class Vertex(Base):
    __tablename__ = "vertices"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"))

    def __repr__(self):
        return f"Vertex(start={self.start}, end={self.end})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    v = Vertex(start=Point(3, 4), end=Point(12, 15))
    session.add(v)
    session.flush()
    print(v in session.dirty)
    v.end.x = 8
    print(v in session.dirty, inspect(v).modified)
    session.commit()
    print(v.end)
    v.start.x, v.start.y = 10, 11
    session.commit()
    print(v)

    # One value of two objects.
    shared = Point(1, 1)
    a, b = Vertex(start=shared, end=Point(0, 0)), Vertex(start=shared, end=Point(5, 5))
    session.add_all([a, b])
    session.commit()
    a.start = b.start
    b.start.y = 99
    print(a in session.dirty, b in session.dirty)
    session.commit()
    print(a, b)

    # A value that was replaced tells nobody any more.
    old = a.end
    a.end = Point(7, 7)
    session.commit()
    old.x = 1000
    print(session.dirty)
    a.end.x = 70
    session.rollback()
    print(a.end)

with Session(engine) as session:
    for v in session.scalars(select(Vertex).order_by(Vertex.id)):
        v.end.x += 1
        print(v, v in session.dirty)
    session.commit()
    session.refresh(v)
    v.start.x = 42
    session.flush()
    print(session.scalars(select(Vertex.id).where(Vertex.start == Point(42, 99))).all())
    session.expire(v)
    v.start.y = 43
    print(inspect(v).attrs.y1.history)
    session.commit()
    print(v)
    # One value in both attributes: the last one counts.
    one = Point(0, 0)
    w = Vertex(start=one, end=one)
    session.add(w)
    one.x = 5
    print(w.x1, w.x2)
    session.flush()
    w.start.x = 6
    print(w.x1, w.x2, w in session.dirty)
    del w.end
    print(w.end, w.x2, w.y2)
