from sqlalchemy import create_engine, select, update, delete, func, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Stock(Base):
    __tablename__ = "stock"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    qty: Mapped[int]
    place: Mapped[str | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Stock(code=c, qty=q) for c, q in (("a", 1), ("b", 5), ("c", 9))])
    s.commit()
    rows = s.scalars(select(Stock).order_by(Stock.id)).all()
    s.execute(update(Stock).where(Stock.qty > 4).values(qty=Stock.qty + 100, place="shelf"))
    print([(r.code, r.qty, r.place) for r in rows])
    s.execute(update(Stock).where(Stock.code.in_(["a", "c"])).values({Stock.place: "bin"}), execution_options={"synchronize_session": "fetch"})
    print([(r.code, r.place) for r in rows])
    s.execute(update(Stock).values(qty=0).execution_options(synchronize_session=False))
    print([r.qty for r in rows])
    s.expire_all()
    print([r.qty for r in rows])
    s.execute(update(Stock).where(func.lower(Stock.code) == "b").values(place="x"))
    print(rows[1].place)
    try:
        s.execute(update(Stock).where(func.lower(Stock.code) == "b").values(place="y"), execution_options={"synchronize_session": "evaluate"})
    except Exception as e:
        print(type(e).__name__, e)
    got = s.scalars(update(Stock).where(Stock.code == "a").values(qty=50).returning(Stock)).all()
    print([(g.code, g.qty) for g in got], got[0] is rows[0])
    s.execute(delete(Stock).where(Stock.code == "c"))
    print(rows[2] in s, len(s.scalars(select(Stock)).all()))
    print(s.scalars(delete(Stock).where(Stock.qty > 10).returning(Stock.code)).all())
    s.rollback()
    print([r.qty for r in rows])
    r = s.execute(update(Stock).where(Stock.code == "zzz").values(qty=1))
    print(r.rowcount)
    s.execute(update(Stock).where(Stock.code == "b").ordered_values((Stock.qty, 3), (Stock.place, "ord")))
    print(rows[1].qty, rows[1].place)
