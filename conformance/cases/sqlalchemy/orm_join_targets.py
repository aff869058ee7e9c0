from sqlalchemy import create_engine, select, func, and_, literal, true, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, contains_eager, joinedload, selectinload, load_only, Load


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shops: Mapped[list["Shop"]] = relationship(back_populates="city")


class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    city: Mapped[City] = relationship(back_populates="shops")
    sales: Mapped[list["Sale"]] = relationship(back_populates="shop")


class Sale(Base):
    __tablename__ = "sale"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    shop_id: Mapped[int] = mapped_column(ForeignKey("shop.id"))
    shop: Mapped[Shop] = relationship(back_populates="sales")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([City(name="Bern", shops=[Shop(name="A", sales=[Sale(amount=5), Sale(amount=9)]), Shop(name="B")]), City(name="Chur", shops=[Shop(name="C", sales=[Sale(amount=2)])])])
    s.commit()

with Session(engine) as s:
    print(s.execute(select(City.name, func.sum(Sale.amount)).join(City.shops).join(Shop.sales).group_by(City.id)).all())
    print(s.execute(select(Shop.name, Sale.amount).join_from(Shop, Sale, isouter=True).order_by(Shop.id, Sale.id)).all())
    print(s.execute(select(Shop.name).join(Sale, and_(Sale.shop_id == Shop.id, Sale.amount > 4)).distinct()).all())
    best = select(Sale.shop_id, func.max(Sale.amount).label("top")).group_by(Sale.shop_id).subquery()
    print(s.execute(select(Shop.name, best.c.top).outerjoin(best, best.c.shop_id == Shop.id).order_by(Shop.name)).all())
    big = aliased(Sale, select(Sale).where(Sale.amount > 4).subquery(), name="big")
    for shop in s.scalars(select(Shop).join(Shop.sales.of_type(big)).options(contains_eager(Shop.sales.of_type(big)), joinedload(Shop.city).load_only(City.name)).order_by(big.amount)).unique():
        print(shop.name, [x.amount for x in shop.sales], shop.city.name)
    ranked = select(Sale, func.rank().over(partition_by=Sale.shop_id, order_by=Sale.amount.desc()).label("r")).subquery()
    R = aliased(Sale, ranked)
    print([(x.amount, r) for x, r in s.execute(select(R, ranked.c.r).order_by(ranked.c.shop_id, ranked.c.r))])
    lat = select(Sale.amount).where(Sale.shop_id == Shop.id).order_by(Sale.amount.desc()).limit(1).correlate(Shop).scalar_subquery()
    print(s.execute(select(Shop.name, lat.label("best")).order_by(Shop.id)).all())
    for bad in (select(City).join(Sale), select(Shop.name).join(City).join(City.shops.of_type(aliased(Shop))).join(Shop.city), select(literal(1)).join(Shop)):
        try:
            print(s.execute(bad).all())
        except Exception as e:
            print(type(e).__name__, str(e)[:150])
