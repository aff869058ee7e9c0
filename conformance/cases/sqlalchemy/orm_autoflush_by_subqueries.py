from sqlalchemy import create_engine, exists, func, literal, select, text, union
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
sub = select(User.id, User.name).subquery()
for name, statement in {
    "subquery": select(sub),
    "its column": select(sub.c.name),
    "cte": select(select(User.name).cte("c").c.name),
    "count": select(func.count()).select_from(sub),
    "scalar subquery": select(select(func.max(User.id)).scalar_subquery()),
    "exists": select(exists(select(User.id))),
    "exists where": select(exists().where(User.id == 1)),
    "condition": select(literal("x")).where(User.id > 0),
    "union in a subquery": select(union(select(User.id), select(User.id + 1)).subquery()),
    "table": select(User.__table__.c.name),
    "text": text("select name from user"),
    "forbidden": select(sub).execution_options(autoflush=False),
    "forbidden for now": select(User).execution_options(autoflush=False),
}.items():
    with Session(engine) as session:
        session.add(User(name=name))
        rows = session.execute(statement).all()
        print(name, len(session.new), len(rows))
