from sqlalchemy import create_engine, select, event, ForeignKey, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    cats: Mapped[list["Cat"]] = relationship(back_populates="owner", cascade="all, delete", passive_deletes=True)
    dogs: Mapped[list["Dog"]] = relationship(back_populates="owner", passive_deletes="all")
    fish: Mapped[list["Fish"]] = relationship(back_populates="owner")


class Cat(Base):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"))
    owner: Mapped[Owner] = relationship(back_populates="cats")


class Dog(Base):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id", ondelete="SET NULL"))
    owner: Mapped[Owner | None] = relationship(back_populates="dogs")


class Fish(Base):
    __tablename__ = "fish"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Owner | None] = relationship(back_populates="fish")


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def fk_on(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add(Owner(name="o", cats=[Cat(name="tom"), Cat(name="kit")], dogs=[Dog()], fish=[Fish(), Fish()]))
    s.commit()
    o = s.scalars(select(Owner)).one()
    one = o.cats[0]
    s.delete(o)
    s.commit()
    print(s.scalars(select(Cat.name)).all(), s.scalars(select(Dog.owner_id)).all(), s.scalars(select(Fish.owner_id)).all())
with Session(engine) as s:
    o = Owner(name="p", cats=[Cat(name="a")])
    s.add(o)
    s.commit()
    s.expire_all()
    s.delete(o)
    s.commit()
    print(s.scalars(select(Cat.name)).all())
    o = Owner(name="q", cats=[Cat(name="z")])
    s.add(o)
    s.commit()
    o.cats.clear()
    try:
        s.commit()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
