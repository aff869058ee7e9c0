from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Bin(Base):
    __tablename__ = "bin"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    items: Mapped[list["Item"]] = relationship(back_populates="bin")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str]
    bin_id: Mapped[int] = mapped_column(ForeignKey("bin.id"))
    bin: Mapped[Bin] = relationship(back_populates="items")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Bin(label=f"b{i}", items=[Item(sku=f"s{i}{j}") for j in range(2)]) for i in range(5)])
    s.commit()

with Session(engine) as s:
    for part in s.scalars(select(Bin).order_by(Bin.id).execution_options(yield_per=2)).partitions():
        print([b.label for b in part])
with Session(engine) as s:
    print("selectin comes in batches")
    for b in s.scalars(select(Bin).order_by(Bin.id).options(selectinload(Bin.items)).execution_options(yield_per=2)):
        print(b.label, [i.sku for i in b.items])
with Session(engine) as s:
    print("result.yield_per")
    r = s.execute(select(Item.sku).order_by(Item.id)).yield_per(4)
    for part in r.partitions():
        print([row.sku for row in part])
    for how in (joinedload, subqueryload):
        try:
            print(s.scalars(select(Bin).options(how(Bin.items)).execution_options(yield_per=2)).all())
        except Exception as e:
            print(type(e).__name__, e)
    for i in s.scalars(select(Item).options(joinedload(Item.bin)).where(Item.id < 4).execution_options(yield_per=10)):
        print(i.sku, i.bin.label)
