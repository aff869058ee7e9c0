"""Bulk work through the session: inserts with RETURNING, upserts, updates by key."""
from sqlalchemy import create_engine, select, insert, update, delete, bindparam, func
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session


class Base(DeclarativeBase):
    pass


class Price(Base):
    __tablename__ = "price"
    id: Mapped[int] = mapped_column(primary_key=True)
    symbol: Mapped[str] = mapped_column(unique=True)
    cents: Mapped[int]
    hits: Mapped[int] = mapped_column(default=1, insert_default=1)

    def __repr__(self):
        return f"{self.symbol}:{self.cents}x{self.hits}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    made = session.scalars(
        insert(Price).returning(Price, sort_by_parameter_order=True),
        [{"symbol": "AA", "cents": 10}, {"symbol": "BB", "cents": 20}, {"symbol": "CC", "cents": 30}],
    ).all()
    print(made, made[0] in session)
    stmt = upsert(Price).values([{"symbol": "AA", "cents": 11}, {"symbol": "DD", "cents": 40}])
    stmt = stmt.on_conflict_do_update(
        index_elements=[Price.symbol], set_={"cents": stmt.excluded.cents, "hits": Price.hits + 1}
    ).returning(Price)
    got = session.scalars(stmt, execution_options={"populate_existing": True}).all()
    print(got, got[0] is made[0])
    session.execute(upsert(Price).on_conflict_do_nothing(), [{"symbol": "BB", "cents": 1}, {"symbol": "EE", "cents": 5}])
    print(session.scalar(select(func.sum(Price.cents))))

    session.execute(update(Price), [{"id": 1, "cents": 100}, {"id": 2, "cents": 200}])
    print(made[0].cents)
    result = session.execute(
        update(Price).where(Price.cents > 90).values(cents=Price.cents / 2, hits=9).returning(Price.symbol, Price.cents)
    )
    print(result.all())
    print(made[1])
    gone = session.execute(delete(Price).where(Price.symbol.in_(["CC", "DD"])), execution_options={"synchronize_session": "fetch"})
    print(gone.rowcount, made[2] in session)
    session.commit()
    print(session.scalars(select(Price).order_by(Price.symbol)).all())

    session.bulk_save_objects([Price(symbol="XX", cents=1), Price(symbol="YY", cents=2)])
    session.bulk_insert_mappings(Price, [{"symbol": "ZZ", "cents": 3, "hits": 7}])
    session.bulk_update_mappings(Price, [{"id": 1, "hits": 0}])
    session.commit()
    print(session.execute(select(Price.id, Price.symbol, Price.hits).order_by(Price.id)).all())
    session.connection().execute(
        update(Price.__table__).where(Price.__table__.c.symbol == bindparam("s")).values(cents=bindparam("c")),
        [{"s": "XX", "c": 77}, {"s": "YY", "c": 88}],
    )
    print(session.execute(select(Price.cents).where(Price.symbol.like("%X")).limit(1)).scalar_one())
