from sqlalchemy import create_engine, select, inspect, ForeignKey, exc
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)

    def __repr__(self):
        return f"Tag({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = Tag(name="a")
    s.add(a)
    s.commit()
    b = Tag(name="a")
    s.add(b)
    a.name = "renamed"
    try:
        with s.no_autoflush:
            print(s.scalars(select(Tag)).all())
        s.flush()
        b.name = "renamed"
        s.flush()
    except exc.IntegrityError as e:
        print(type(e).__name__, e.orig, e.params)
    print(s.is_active, s.in_transaction())
    try:
        s.scalars(select(Tag)).all()
    except exc.PendingRollbackError as e:
        print(str(e).split(" Original")[0])
    s.rollback()
    print(s.is_active, a.name, inspect(b).transient, b in s)
    with s.begin_nested() as nested:
        s.add(Tag(name="in savepoint"))
    try:
        with s.begin_nested():
            s.add(Tag(name="a"))
    except exc.IntegrityError as e:
        print("savepoint", e.orig)
    print(s.is_active, s.scalars(select(Tag.name).order_by(Tag.id)).all())
    s.commit()
    try:
        with s.begin():
            s.add(Tag(name="x"))
            raise ValueError("stop")
    except ValueError as e:
        print(e, s.scalars(select(Tag.name)).all())
    s.add(Tag())
    try:
        s.commit()
    except exc.IntegrityError as e:
        print(e.statement, e.params)
    s.rollback()
    try:
        s.add(Tag(id="not a number", name="n"))
        s.commit()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
