from sqlalchemy import ForeignKey, Integer, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column, relationship, synonym


class Point:
    def __init__(self, x: int, y: int):
        self.x, self.y = x, y

    def __composite_values__(self):
        return self.x, self.y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Base(DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    x1: Mapped[int | None]
    y1: Mapped[int | None]
    start: Mapped[Point] = composite("x1", "y1")
    marks: Mapped[list["Mark"]] = relationship()
    end: Mapped[Point] = composite(mapped_column("x2", Integer), mapped_column("y2", Integer))
    left = synonym("x1")


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id"))


mapper = inspect(Line)
print(list(mapper.attrs.keys()), list(mapper.composites.keys()), list(mapper.synonyms.keys()))
start = mapper.attrs.start
print(type(start).__name__, start.key, start.parent is mapper, start.composite_class.__name__, [p.key for p in start.props])
print(list(mapper.all_orm_descriptors.keys()))
line = Line(start=Point(1, 2), end=Point(3, 4))
state = inspect(line)
print(list(state.attrs.keys()))


def show():
    for name in ("start", "end", "left", "x1"):
        a = state.attrs[name]
        print(name, a.key, a.history, a.loaded_value)


show()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine, expire_on_commit=False) as session:
    session.add(line)
    session.commit()
    show()
    line.start = Point(5, 2)
    show()
    session.flush()
    session.expire(line)
    print(state.attrs.start.loaded_value, state.attrs.start.value, state.attrs.left.value)
