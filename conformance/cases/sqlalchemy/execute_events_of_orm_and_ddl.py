from sqlalchemy import create_engine, event, func, insert, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)


engine = create_engine("sqlite://")


def kind(x):
    return type(x).__name__.replace("Annotated", "")


@event.listens_for(engine, "before_execute")
def before(conn, stmt, multiparams, params, options):
    print("  before", kind(stmt), list(multiparams), params)


@event.listens_for(engine, "after_execute")
def after(conn, stmt, multiparams, params, options, result):
    print("  after", kind(stmt), list(multiparams), params, type(result).__name__)


@event.listens_for(engine, "savepoint")
def savepoint(conn, name):
    print("  savepoint", name)


print("create")
Base.metadata.create_all(engine)
with Session(engine) as session:
    print("add")
    session.add(Word(name="a"))
    session.flush()
    print("nested")
    with session.begin_nested():
        session.add_all([Word(name="b"), Word(name="c")])
    session.begin_nested().rollback()
    print("read")
    print(len(session.query(Word).all()), session.scalar(select(func.count()).where(Word.name > "a")))
    session.expire_all()
    session.get(Word, 1)
    print("bulk")
    session.execute(insert(Word), [{"name": "d"}, {"name": "e"}])
    session.execute(update(Word).where(Word.id == 1).values(name="x"))
    session.execute(text("select 1"))
    session.delete(session.get(Word, 2))
    session.commit()


@event.listens_for(engine, "before_execute", retval=True)
def other(conn, stmt, multiparams, params, options):
    if kind(stmt) == "Select":
        stmt = stmt.limit(1)
    return stmt, multiparams, params


print("changed")
with Session(engine) as session:
    print(len(session.scalars(select(Word)).all()))
print("drop")
Base.metadata.drop_all(engine)
