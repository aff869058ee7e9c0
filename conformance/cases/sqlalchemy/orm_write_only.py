from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, WriteOnlyMapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    entries: WriteOnlyMapped["Entry"] = relationship(cascade="all, delete-orphan", passive_deletes=True, order_by="Entry.id")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="cascade"))

    def __repr__(self):
        return f"Entry({self.amount})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    acc = Account(owner="ann", entries=[Entry(amount=5), Entry(amount=-2)])
    s.add(acc)
    s.commit()
    acc.entries.add(Entry(amount=10))
    acc.entries.add_all([Entry(amount=20), Entry(amount=30)])
    s.commit()
    print(acc.entries.select())
    print(s.scalars(acc.entries.select().where(Entry.amount > 5)).all())
    first = s.scalars(acc.entries.select().limit(1)).one()
    acc.entries.remove(first)
    s.commit()
    print(s.scalars(acc.entries.select()).all())
    s.execute(acc.entries.insert(), [{"amount": 1}, {"amount": 2}])
    s.execute(acc.entries.update().where(Entry.amount < 3).values(amount=Entry.amount + 100))
    s.execute(acc.entries.delete().where(Entry.amount == 20))
    s.commit()
    print(s.scalars(acc.entries.select()).all())
    for bad in (lambda: list(acc.entries), lambda: acc.entries[0], lambda: len(acc.entries), lambda: setattr(acc, "entries", [])):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e)
    s.delete(acc)
    s.commit()
