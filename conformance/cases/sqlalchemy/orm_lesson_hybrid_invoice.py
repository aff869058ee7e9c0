"""An invoice with hybrids over lines: properties, methods, a setter, an update expression."""
from decimal import Decimal
from sqlalchemy import create_engine, ForeignKey, Numeric, select, func, update, case, String
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Invoice(Base):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(20))
    last: Mapped[str] = mapped_column(String(20))
    paid: Mapped[int] = mapped_column(default=0)
    lines: Mapped[list["Line"]] = relationship(back_populates="invoice")

    @hybrid_property
    def total(self):
        return sum(line.cost for line in self.lines)

    @total.expression
    def total(cls):
        return (
            select(func.coalesce(func.sum(Line.quantity * Line.price), 0))
            .where(Line.invoice_id == cls.id)
            .label("total")
        )

    @hybrid_property
    def customer(self):
        return self.first + " " + self.last

    @customer.setter
    def customer(self, value):
        self.first, self.last = value.split(" ", 1)

    @customer.update_expression
    def customer(cls, value):
        first, last = value.split(" ", 1)
        return [(cls.first, first), (cls.last, last)]

    @hybrid_method
    def owes_more_than(self, amount):
        return self.total - self.paid > amount

    @hybrid_property
    def status(self):
        return "open" if self.paid == 0 else "part"

    @status.inplace.expression
    @classmethod
    def _status(cls):
        return case((cls.paid == 0, "open"), else_="part")


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"))
    quantity: Mapped[int]
    price: Mapped[int]
    invoice: Mapped[Invoice] = relationship(back_populates="lines")

    @hybrid_property
    def cost(self) -> int:
        return self.quantity * self.price


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    a = Invoice(customer="Ada Love Lace", lines=[Line(quantity=2, price=5), Line(quantity=1, price=7)])
    b = Invoice(first="Bo", last="Derek", paid=3)
    session.add_all([a, b])
    session.commit()
    print(a.customer, a.total, a.owes_more_than(10), b.status)
    print(session.execute(select(Invoice.customer, Invoice.total, Invoice.status).order_by(Invoice.total.desc())).all())
    print(session.scalars(select(Invoice.id).where(Invoice.owes_more_than(-5)).order_by(Invoice.id)).all())
    print(session.scalars(select(Line.cost).where(Line.cost.between(8, 20))).all())
    session.execute(update(Invoice).where(Invoice.customer == "Bo Derek").values({Invoice.customer: "Jo Smith"}))
    print(b.first, b.last)
    print(session.execute(select(Invoice.status, func.count()).group_by(Invoice.status).order_by(Invoice.status)).all())
    print(select(Invoice.customer).order_by(Invoice.customer))
    print(Invoice.total)
    try:
        a.total = 3
    except AttributeError as error:
        print(error)
