"""Bookings with an async session: add, flush, refresh, unique users and a failing commit."""
import asyncio
from datetime import date
from sqlalchemy import ForeignKey, UniqueConstraint, func, select, update, delete
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.ext.asyncio import AsyncAttrs, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship, selectinload


class Base(AsyncAttrs, DeclarativeBase):
    pass


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    stays: Mapped[list["Stay"]] = relationship(back_populates="guest", cascade="all, delete-orphan", order_by="Stay.day")


class Stay(Base):
    __tablename__ = "stay"
    __table_args__ = (UniqueConstraint("room", "day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[int]
    day: Mapped[date]
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id"))
    guest: Mapped[Guest] = relationship(back_populates="stays")


async def book(maker, name, room, *days):
    async with maker.begin() as session:
        guest = (await session.scalars(select(Guest).where(Guest.name == name))).one_or_none()
        if guest is None:
            guest = Guest(name=name)
            session.add(guest)
            await session.flush()
        session.add_all(Stay(room=room, day=d, guest=guest) for d in days)
        return guest.id


async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    maker = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
    print(await book(maker, "Una", 1, date(2024, 1, 1), date(2024, 1, 2)))
    print(await book(maker, "Vic", 2, date(2024, 1, 1)))
    print(await book(maker, "Una", 3, date(2024, 1, 5)))
    try:
        await book(maker, "Wes", 1, date(2024, 1, 2))
    except IntegrityError as error:
        print(error.orig)
    async with maker() as session:
        guests = await session.scalars(select(Guest).options(selectinload(Guest.stays)).order_by(Guest.name))
        for guest in guests:
            print(guest.name, [(s.room, s.day.day) for s in guest.stays])
        stay = (await session.execute(select(Stay).options(joinedload(Stay.guest)).where(Stay.room == 2))).scalar_one()
        print(stay.guest.name, stay in session, session.in_transaction())
        await session.execute(update(Stay).where(Stay.room == 2).values(room=7))
        print(stay.room)
        await session.refresh(stay, attribute_names=["room"])
        print(stay.room)
        una = await session.get_one(Guest, 1)
        (await una.awaitable_attrs.stays).pop(0)
        await session.commit()
        print(await session.scalar(select(func.count(Stay.id))))
        try:
            await session.get_one(Guest, 99)
        except NoResultFound as error:
            print(error)
        await session.delete(una)
        await session.commit()
        print((await session.execute(select(Guest.name, Stay.room).join(Guest.stays))).all())
        result = await session.execute(delete(Stay))
        print(result.rowcount)
        await session.rollback()
        print(await session.run_sync(lambda s: [g.name for g in s.query(Guest)]))
    await engine.dispose()


asyncio.run(main())
