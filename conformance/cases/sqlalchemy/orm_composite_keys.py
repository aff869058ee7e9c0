from sqlalchemy import create_engine, select, ForeignKeyConstraint, tuple_, inspect, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, selectinload, subqueryload, joinedload


class Base(DeclarativeBase):
    pass


class Flight(Base):
    __tablename__ = "flight"
    airline: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    dest: Mapped[str]
    seats: Mapped[list["Seat"]] = relationship(back_populates="flight", cascade="all, delete-orphan", order_by="Seat.row")


class Seat(Base):
    __tablename__ = "seat"
    airline: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    taken: Mapped[bool] = mapped_column(default=False)
    flight: Mapped[Flight] = relationship(back_populates="seats")
    __table_args__ = (ForeignKeyConstraint(["airline", "number"], ["flight.airline", "flight.number"], onupdate="CASCADE"),)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    s.add_all([Flight(airline="LX", number=n, dest=d, seats=[Seat(row=r) for r in "AB"]) for n, d in ((1, "ZRH"), (2, "GVA"))])
    s.commit()
    f = s.get(Flight, ("LX", 2))
    print(f.dest, [x.row for x in f.seats], inspect(f).identity)
    print(s.get(Flight, {"airline": "LX", "number": 1}).dest)
    print(s.scalars(select(Flight.dest).where(tuple_(Flight.airline, Flight.number).in_([("LX", 1), ("XX", 9)]))).all())
    s.expunge_all()
    for how in (selectinload, joinedload):
        print([(x.number, len(x.seats)) for x in s.scalars(select(Flight).options(how(Flight.seats)).order_by(Flight.number)).unique()])
        s.expunge_all()
    f = s.get(Flight, ("LX", 1))
    f.seats[0].taken = True
    f.seats[1].row = "Z"
    s.commit()
    print([(x.row, x.taken) for x in f.seats])
    f.number = 7
    s.commit()
    print(inspect(f).identity, [(x.number, x.row) for x in f.seats])
    s.delete(f.seats[0])
    s.delete(f)
    s.commit()
    print(s.scalars(select(Seat.number)).all())
    try:
        s.get(Flight, "LX")
    except Exception as e:
        print(type(e).__name__, e)
