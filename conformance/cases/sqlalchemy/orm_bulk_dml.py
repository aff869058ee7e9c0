from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    qty: Mapped[int] = mapped_column(default=0)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

from sqlalchemy import insert, update, delete
with Session(engine) as s:
    s.execute(insert(Item), [{"name": "a", "qty": 1}, {"name": "b", "qty": 2}, {"name": "c", "qty": 3}])
    print(s.execute(select(Item.name, Item.qty).order_by(Item.id)).all())
    a = s.get(Item, 1)
    r = s.execute(update(Item).where(Item.qty < 3).values(qty=10))
    print(r.rowcount, a.qty)
    s.execute(update(Item).where(Item.name == "c").values(qty=Item.qty + 5))
    print(s.scalars(select(Item.qty).order_by(Item.id)).all())
    r = s.execute(delete(Item).where(Item.name == "a"))
    print(r.rowcount, a in s)
    s.commit()
    print(s.scalars(select(Item.name)).all())
    new = s.scalars(insert(Item).returning(Item), [{"name": "x"}, {"name": "y"}]).all()
    print([(i.id, i.name, i.qty) for i in new])
    print(s.execute(insert(Item).values(name="z").returning(Item.id, Item.name)).all())
    s.commit()
