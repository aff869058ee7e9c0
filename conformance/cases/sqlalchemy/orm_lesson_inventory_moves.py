"""Stock: movements summed with column_property, a hybrid and CASE."""
import enum
from decimal import Decimal
from sqlalchemy import create_engine, ForeignKey, Numeric, Enum, CheckConstraint, select, func, case
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, column_property


class Kind(enum.Enum):
    IN = "in"
    OUT = "out"


class Base(DeclarativeBase):
    pass


class Move(Base):
    __tablename__ = "move"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    kind: Mapped[Kind]
    amount: Mapped[int] = mapped_column(CheckConstraint("amount > 0", name="ck_amount"))


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(unique=True)
    price: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    tax: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("0.20"))
    moves: Mapped[list[Move]] = relationship(lazy="selectin", order_by=Move.id)
    stock: Mapped[int] = column_property(
        select(func.coalesce(func.sum(case((Move.kind == Kind.IN, Move.amount), else_=-Move.amount)), 0))
        .where(Move.item_id == id)
        .correlate_except(Move)
        .scalar_subquery()
    )

    @hybrid_property
    def gross(self):
        return self.price * (1 + self.tax)

    @gross.inplace.expression
    @classmethod
    def _gross(cls):
        return func.round(cls.price * (1 + cls.tax), 2)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([
        Item(sku="pen", price=Decimal("1.50"), moves=[Move(kind=Kind.IN, amount=10), Move(kind=Kind.OUT, amount=3)]),
        Item(sku="ink", price=Decimal("9.99"), tax=Decimal("0.05")),
    ])
    session.commit()
    for item in session.scalars(select(Item).order_by(Item.stock.desc())):
        print(item.sku, item.stock, item.gross, [(m.kind.name, m.amount) for m in item.moves])
    print(session.execute(select(Item.sku, Item.gross).where(Item.stock < 5)).all())
    pen = session.scalars(select(Item).filter_by(sku="pen")).one()
    pen.moves.append(Move(kind=Kind.OUT, amount=4))
    session.flush()
    print(pen.stock)
    session.expire(pen, ["stock"])
    print(pen.stock)
    session.commit()
    pen.moves.append(Move(kind=Kind.IN, amount=0))
    try:
        session.commit()
    except IntegrityError as error:
        session.rollback()
        print(error.orig)
        print(error.params)
    print(len(pen.moves), pen.stock)
