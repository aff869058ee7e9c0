import warnings
from sqlalchemy import create_engine, select, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, Load, immediateload, raiseload, lazyload, defaultload, load_only, joinedload, selectinload, noload, defer, undefer


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pens: Mapped[list["Pen"]] = relationship(back_populates="zoo")


class Pen(Base):
    __tablename__ = "pen"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    notes: Mapped[str | None] = mapped_column(deferred=True)
    zoo_id: Mapped[int] = mapped_column(ForeignKey("zoo.id"))
    zoo: Mapped[Zoo] = relationship(back_populates="pens")
    animals: Mapped[list["Animal"]] = relationship(lazy="raise")


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pen_id: Mapped[int] = mapped_column(ForeignKey("pen.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Zoo(name="North", pens=[Pen(code="A1", notes="damp", animals=[Animal(name="Lynx")]), Pen(code="B2")]))
    s.commit()

with Session(engine) as s:
    print("immediate")
    for p in s.scalars(select(Pen).options(immediateload(Pen.zoo))):
        print(p.code, p.zoo.name)
with Session(engine) as s:
    print("noload")
    z = s.scalars(select(Zoo).options(noload(Zoo.pens))).one()
    print(z.pens)
with Session(engine) as s:
    print("raise")
    p = s.scalars(select(Pen)).first()
    try:
        p.animals
    except Exception as e:
        print(type(e).__name__, e)
    p = s.scalars(select(Pen).options(lazyload(Pen.animals)).execution_options(populate_existing=True)).first()
    print([a.name for a in p.animals])
with Session(engine) as s:
    print("sql_only")
    z = s.scalars(select(Zoo).options(selectinload(Zoo.pens).raiseload("*", sql_only=True))).one()
    print(z.pens[0].zoo is z)
    try:
        z.pens[0].animals
    except Exception as e:
        print(type(e).__name__, e)
with Session(engine) as s:
    print("paths")
    z = s.scalars(select(Zoo).options(defaultload(Zoo.pens).load_only(Pen.code), Load(Zoo).load_only(Zoo.name))).one()
    print([p.code for p in z.pens])
    s.expunge_all()
    z = s.scalars(select(Zoo).options(selectinload(Zoo.pens).options(undefer(Pen.notes), selectinload(Pen.animals)))).one()
    print([(p.notes, [a.name for a in p.animals]) for p in z.pens])
    s.expunge_all()
    z = s.scalars(select(Zoo).options(raiseload("*"))).one()
    try:
        z.pens
    except Exception as e:
        print(type(e).__name__, e)
    s.expunge_all()
    z = s.scalars(select(Zoo).options(Load(Zoo).joinedload(Zoo.pens).defer(Pen.code, raiseload=True))).unique().one()
    try:
        print(z.pens[0].code)
    except Exception as e:
        print(type(e).__name__, e)
