"""EXISTS in every spelling: any, has, exists().where, scalar subqueries, IN and NOT IN."""
from typing import Optional
from sqlalchemy import create_engine, ForeignKey, select, exists, func, not_, and_, or_, literal, true
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, aliased, with_parent


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    bookings: Mapped[list["Booking"]] = relationship(back_populates="room")


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    card: Mapped[Optional["Card"]] = relationship(back_populates="guest", uselist=False)
    bookings: Mapped[list["Booking"]] = relationship(back_populates="guest")


class Card(Base):
    __tablename__ = "card"
    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str]
    guest_id: Mapped[Optional[int]] = mapped_column(ForeignKey("guest.id"), unique=True)
    guest: Mapped[Optional[Guest]] = relationship(back_populates="card")


class Booking(Base):
    __tablename__ = "booking"
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id"), primary_key=True)
    nights: Mapped[int]
    room: Mapped[Room] = relationship(back_populates="bookings")
    guest: Mapped[Guest] = relationship(back_populates="bookings")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    rooms = [Room(number=n) for n in (101, 102, 103)]
    ida, joe, lou = Guest(name="Ida", card=Card(level="gold")), Guest(name="Joe"), Guest(name="Lou", card=Card(level="tin"))
    session.add_all([*rooms, ida, joe, lou])
    session.flush()
    session.add_all([Booking(room=rooms[0], guest=ida, nights=2), Booking(room=rooms[1], guest=joe, nights=5)])
    session.commit()

    def names(criterion):
        print(session.scalars(select(Guest.name).where(criterion).order_by(Guest.name)).all())

    names(Guest.card.has())
    names(~Guest.card.has(level="gold"))
    names(Guest.bookings.any(and_(Booking.nights > 1, Booking.room.has(Room.number < 102))))
    names(exists().where(Booking.guest_id == Guest.id))
    names(exists(select(Booking.room_id).where(Booking.guest_id == Guest.id, Booking.nights > 3)))
    names(not_(select(Booking).where(Booking.guest_id == Guest.id).exists()))
    names(Guest.id.in_(select(Booking.guest_id)))
    names(Guest.id.not_in(select(Card.guest_id).where(Card.level == "gold")))
    names(Guest.card == None)
    names(or_(Guest.card != None, Guest.name.startswith("J")))
    names(Guest.bookings.contains(session.get(Booking, (2, 2))))

    print(session.scalars(select(Booking.nights).where(Booking.guest == ida)).all())
    print(session.scalars(select(Booking.nights).where(Booking.guest != ida)).all())
    print(session.scalars(select(Booking.nights).where(with_parent(joe, Guest.bookings))).all())
    print(session.scalars(select(Card.level).where(Card.guest == lou)).all())
    print(session.scalar(select(exists().where(Room.number == 103))), session.scalar(select(exists(Room).where(Room.number == 9))))
    print(session.execute(select(Room.number, Room.bookings.any().label("taken"))).all())
    free = select(Room).where(~exists().where(Booking.room_id == Room.id)).subquery()
    spare = aliased(Room, free)
    print(session.scalar(select(spare.number)))
    print(session.query(session.query(Guest).filter(Guest.name == "Ida").exists()).scalar())
    for bad in (lambda: Guest.card.any(), lambda: Guest.bookings.has(), lambda: Guest.bookings == ida):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)
