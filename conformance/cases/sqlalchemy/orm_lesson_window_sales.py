"""Sales with window functions on mapped classes: ranks, running totals, shares, gaps."""
from datetime import date
from sqlalchemy import create_engine, ForeignKey, select, func, case, cast, Float, Integer, literal_column, extract, desc, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, Bundle


class Base(DeclarativeBase):
    pass


class Seller(Base):
    __tablename__ = "seller"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sales: Mapped[list["Sale"]] = relationship(back_populates="seller")


class Sale(Base):
    __tablename__ = "sale"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    amount: Mapped[int]
    seller_id: Mapped[int] = mapped_column(ForeignKey("seller.id"))
    seller: Mapped[Seller] = relationship(back_populates="sales")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    data = {"ann": [5, 9, 1], "bob": [7, 7], "cy": []}
    for name, amounts in data.items():
        seller = Seller(name=name)
        session.add(seller)
        for n, amount in enumerate(amounts):
            seller.sales.append(Sale(day=date(2024, n + 1, 10), amount=amount))
    session.commit()

    running = func.sum(Sale.amount).over(partition_by=Sale.seller_id, order_by=Sale.day, rows=(None, 0)).label("running")
    for row in session.execute(select(Seller.name, Sale.amount, running).join(Sale.seller).order_by(Sale.id)):
        print(tuple(row))
    moving = func.avg(Sale.amount).over(order_by=Sale.id, rows=(-1, 1))
    print(session.scalars(select(moving).order_by(Sale.id)).all())
    share = cast(Sale.amount, Float) / func.sum(Sale.amount).over()
    print([round(x, 3) for x in session.scalars(select(share).order_by(Sale.id))])
    print(session.execute(select(Sale.id, func.ntile(2).over(order_by=Sale.amount.desc()), func.dense_rank().over(order_by=Sale.amount)).order_by(Sale.id)).all())

    ranked = select(Sale, func.row_number().over(partition_by=Sale.seller_id, order_by=(Sale.amount.desc(), Sale.id)).label("place")).cte("ranked")
    best = aliased(Sale, ranked, name="best")
    for seller, sale in session.execute(
        select(Seller, best).outerjoin(best, (best.seller_id == Seller.id) & (ranked.c.place == 1)).order_by(Seller.name)
    ):
        print(seller.name, sale and sale.amount)

    gap = Sale.amount - func.lag(Sale.amount, 1, 0).over(partition_by=Sale.seller_id, order_by=Sale.day)
    print(session.execute(select(Sale.id, gap.label("gap")).order_by(desc("gap"), Sale.id)).all())
    first = func.first_value(Sale.amount).over(partition_by=Sale.seller_id, order_by=Sale.day)
    b = Bundle("sale", Sale.day, Sale.amount)
    for row in session.execute(select(b, first.label("first")).where(Sale.amount > 1).order_by(Sale.id)):
        print(row.sale.day, row.sale.amount, row.first)
    q = select(extract("month", Sale.day).label("m"), func.count(), func.total(Sale.amount).filter(Sale.amount > 5)).group_by("m").order_by("m")
    print(session.execute(q).all())
