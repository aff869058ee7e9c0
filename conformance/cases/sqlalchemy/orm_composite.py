import dataclasses
from sqlalchemy import create_engine, select, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, composite, Session


@dataclasses.dataclass
class Point:
    x: int
    y: int

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Money:
    def __init__(self, amount, currency):
        self.amount = amount
        self.currency = currency

    def __composite_values__(self):
        return self.amount, self.currency

    def __repr__(self):
        return f"Money({self.amount!r}, {self.currency!r})"

    def __eq__(self, other):
        return isinstance(other, Money) and other.amount == self.amount and other.currency == self.currency

    def __ne__(self, other):
        return not self.__eq__(other)


class Base(DeclarativeBase):
    pass


class Vertex(Base):
    __tablename__ = "vertices"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"))


class Product(Base):
    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    amount: Mapped[int]
    currency: Mapped[str]
    price: Mapped[Money] = composite(Money, "amount", "currency")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    v = Vertex(start=Point(3, 4), end=Point(5, 6))
    s.add_all([v, Product(name="tea", price=Money(5, "EUR"))])
    s.commit()
    print(v.start, v.end + Point(1, 1))
    print(s.scalars(select(Vertex).where(Vertex.start == Point(3, 4))).one() is v)
    print(s.execute(select(Vertex.start, Vertex.end)).all())
    v.end = Point(10, 14)
    s.commit()
    p = s.scalars(select(Product).where(Product.price == Money(5, "EUR"))).one()
    print(p.price, p.amount)
    p.price = Money(7, "USD")
    print(p.amount, p.currency)
    s.commit()
    p.amount = 9
    print(p.price)
    s.commit()
    print(p.price, s.execute(select(Product.amount, Product.price)).one())
    print(Product(name="x").price)
    print(select(Vertex).where(Vertex.end != Point(1, 2)))
    print(select(Vertex).order_by(Vertex.start))
