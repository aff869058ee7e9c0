from decimal import Decimal
from sqlalchemy import create_engine, select, func, Numeric, ForeignKey, case
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, with_polymorphic, declared_attr


class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower()

    id: Mapped[int] = mapped_column(primary_key=True)


class Payment(Base):
    amount: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    method: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "method", "polymorphic_abstract": True}


class CardPayment(Payment):
    id: Mapped[int] = mapped_column(ForeignKey("payment.id"), primary_key=True)
    last4: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "card"}


class CashPayment(Payment):
    id: Mapped[int] = mapped_column(ForeignKey("payment.id"), primary_key=True)
    tendered: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    __mapper_args__ = {"polymorphic_identity": "cash"}

    @property
    def change(self):
        return self.tendered - self.amount


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([CardPayment(amount=Decimal("9.50"), last4="1234"), CashPayment(amount=Decimal("3.25"), tendered=Decimal("5"))])
    s.commit()
    for p in s.scalars(select(Payment).order_by(Payment.id)):
        print(type(p).__name__, p.amount, p.method)
    every = with_polymorphic(Payment, "*")
    rows = s.execute(select(every.method, func.sum(every.amount), func.max(every.CashPayment.tendered)).group_by(every.method).order_by(every.method))
    print(rows.all())
    print(s.scalars(select(CashPayment)).one().change)
    print(s.scalars(select(CardPayment).where(CardPayment.amount > 5)).one().last4)
    try:
        Payment(amount=1)
        s.add(Payment(amount=1, method="x"))
        s.flush()
    except Exception as e:
        print(type(e).__name__, str(e)[:100])
