from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, contains_eager, aliased


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    orders: Mapped[list["Order"]] = relationship(back_populates="shop", order_by="Order.id")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    shop_id: Mapped[int] = mapped_column(ForeignKey("shop.id"))
    shop: Mapped[Shop] = relationship(back_populates="orders", innerjoin=True)
    lines: Mapped[list["Line"]] = relationship(back_populates="order", order_by="Line.qty.desc()")


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    qty: Mapped[int]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    order: Mapped[Order] = relationship(back_populates="lines")
    product: Mapped["Product"] = relationship()


class Product(Base):
    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    tea, mug = Product(name="tea"), Product(name="mug")
    s.add_all([tea, mug])
    s.flush()
    s.add(Shop(name="S1", orders=[Order(code="o1", lines=[Line(qty=1, product=tea), Line(qty=4, product=mug)]), Order(code="o2")]))
    s.add(Shop(name="S2"))
    s.commit()

with Session(engine) as s:
    print("three levels with a limit")
    stmt = select(Shop).options(joinedload(Shop.orders).joinedload(Order.lines).joinedload(Line.product, innerjoin=True)).order_by(Shop.name).limit(1)
    for x in s.scalars(stmt).unique():
        for o in x.orders:
            print(x.name, o.code, [(l.qty, l.product.name) for l in o.lines])
with Session(engine) as s:
    print("inner")
    for o in s.scalars(select(Order).options(joinedload(Order.shop)).order_by(Order.code).limit(2)):
        print(o.code, o.shop.name)
    print("unnested")
    stmt = select(Order).options(joinedload(Order.lines).joinedload(Line.product, innerjoin="unnested"))
    print([o.code for o in s.scalars(stmt).unique()])
with Session(engine) as s:
    print("contains_eager with aliases")
    ol, pr = aliased(Line), aliased(Product, name="goods")
    stmt = (
        select(Order).join(Order.lines.of_type(ol)).join(ol.product.of_type(pr)).where(pr.name == "mug")
        .options(contains_eager(Order.lines.of_type(ol)).contains_eager(ol.product.of_type(pr)))
    )
    for o in s.scalars(stmt).unique():
        print(o.code, [(l.qty, l.product.name) for l in o.lines])
    print("populate_existing")
    stmt = select(Order).options(joinedload(Order.lines)).execution_options(populate_existing=True).where(Order.code == "o1")
    o = s.scalars(stmt).unique().one()
    print([l.qty for l in o.lines])
    try:
        s.scalars(select(Order).options(joinedload(Order.lines))).all()
    except Exception as e:
        print(type(e).__name__, e)
    print(s.execute(select(Order.code, Line.qty).join(Order.lines).distinct().order_by(Line.qty)).all())
