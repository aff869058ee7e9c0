import pickle
import warnings

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.util import identity_key


class Base(DeclarativeBase):
    pass


class Pair(Base):
    __tablename__ = "pair"
    a: Mapped[int] = mapped_column(primary_key=True)
    b: Mapped[str] = mapped_column("bee", primary_key=True)
    note: Mapped[str | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    pair = Pair(a=1, b="x", note="n")
    session.add(pair)
    session.commit()
    mapper = inspect(Pair)
    core_row = session.execute(select(Pair.__table__)).first()
    orm_row = session.execute(select(Pair.note, Pair.b, Pair.a)).first()
    for ask in (
        lambda: identity_key(Pair, (1, "x")),
        lambda: identity_key(Pair, [1, "x"], identity_token="t"),
        lambda: identity_key(Pair, row=core_row),
        lambda: identity_key(Pair, row=orm_row, identity_token="t"),
        lambda: identity_key(instance=pair),
        lambda: identity_key(Pair),
        lambda: identity_key(),
        lambda: mapper.identity_key_from_row(core_row),
        lambda: mapper.identity_key_from_primary_key((2, "y"), identity_token=5),
        lambda: mapper.identity_key_from_instance(pair),
        lambda: mapper.primary_key_from_instance(pair),
    ):
        try:
            print(ask())
        except Exception as error:
            print(type(error).__name__, str(error).split("\n")[0])
    copy = pickle.loads(pickle.dumps(pair))
    copy.note = "changed"
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        print([p is pair for p in session.query(Pair).merge_result([copy])], pair.note)
        print([(p is pair, n) for p, n in session.query(Pair, Pair.note).merge_result([(copy, "row")])])
        print(list(session.query(Pair.note).merge_result(["as it is"])))
    print(len(told), told[0].category.__name__, session.dirty)
