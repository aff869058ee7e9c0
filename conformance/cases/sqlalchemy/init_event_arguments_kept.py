from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Point(Base):
    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int]

    def __init__(self, x, y):
        if x < 0:
            raise ValueError("x")
        self.x, self.y = x, y


kept = []


@event.listens_for(Point, "init")
def init(target, args, kwargs):
    kept.append(args)


@event.listens_for(Point, "init_failure")
def failure(target, args, kwargs):
    kept.append(args)


points = [Point(1, 2), Point(3, 4)]
try:
    Point(-1, 9)
except ValueError as e:
    print("ValueError", e)
print(max(7, 8, 9), kept)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all(points)
    session.flush()
    q = session.query(Point).with_entities(Point.x, Point.y)
    print(max(7, 8, 9), pow(2, 3, 5))
    print([d["name"] for d in q.column_descriptions])
    print(q.add_columns(Point.id).all())
    q2 = q.with_entities(Point)
    print(divmod(9, 2), [d["name"] for d in q2.column_descriptions], q2.count(), q2.get(1).x)
