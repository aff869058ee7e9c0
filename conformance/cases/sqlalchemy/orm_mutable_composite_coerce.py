# MutableComposite.coerce(): what may be assigned to a composite that tells of its changes.
from sqlalchemy import create_engine, Column, Integer, String
from sqlalchemy.ext.mutable import MutableComposite
from sqlalchemy.orm import composite, declarative_base, Session

Base = declarative_base()


class Money(MutableComposite):
    def __init__(self, amount, currency):
        self.amount = amount
        self.currency = currency

    def __setattr__(self, key, value):
        super().__setattr__(key, value)
        self.changed()

    def __composite_values__(self):
        return self.amount, self.currency

    def __eq__(self, other):
        return isinstance(other, Money) and other.__composite_values__() == self.__composite_values__()

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"{self.amount} {self.currency}"

    @classmethod
    def coerce(cls, key, value):
        print("coerce", key, value)
        if isinstance(value, tuple):
            return cls(*value)
        return super().coerce(key, value)


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    amount = Column(Integer)
    currency = Column(String)
    price = composite(Money, amount, currency)




engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    item = Item(name="pen", price=(3, "EUR"))
    session.add(item)
    session.commit()
    print(item.price, item.amount)
    item.price.amount += 2
    session.commit()
    print(item.price, item.amount)
    try:
        item.price = "free"
    except ValueError as e:
        print("ValueError", e)
    item.price = None
    session.commit()
    print(item.price, item.amount)
    item.price = (9, "USD")
    item.price.currency = "CHF"
    session.flush()
    session.rollback()
    print(item.price)
