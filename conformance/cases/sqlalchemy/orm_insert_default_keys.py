import itertools

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine, ids = create_engine("sqlite://"), create_engine("sqlite://")
counter = itertools.count(5)


def next_id(context):
    with ids.begin() as conn:
        value = conn.scalar(text("select next from ids"))
        conn.execute(text("update ids set next = next + 10"))
    return value


with ids.begin() as conn:
    conn.execute(text("create table ids (next integer)"))
    conn.execute(text("insert into ids values (100)"))


class Base(DeclarativeBase):
    pass


class Counted(Base):
    __tablename__ = "counted"
    id: Mapped[int] = mapped_column(primary_key=True, default=lambda: next(counter))
    name: Mapped[str]


class Fetched(Base):
    __tablename__ = "fetched"
    id: Mapped[int] = mapped_column(primary_key=True, default=next_id)
    part: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]


Base.metadata.create_all(engine)
with Session(engine) as session:
    many = [Counted(name=n) for n in "abc"] + [Fetched(part=i) for i in range(3)] + [Fetched(id=1, part=9, name="given"), Counted(id=1, name="d")]
    session.add_all(many)
    session.flush()
    print([m.id for m in many])
    print(session.scalars(select(Counted.id).order_by(Counted.name)).all())
    session.commit()
    print(many[3].part, many[0].name)
