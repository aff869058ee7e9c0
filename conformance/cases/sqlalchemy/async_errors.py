"""What goes wrong in async code: lazy loads, missing await, wrong driver, closed things."""
import asyncio
from sqlalchemy import ForeignKey, exc, select, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    things: Mapped[list["Thing"]] = relationship(lazy="raise")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Box] = relationship(overlaps="things")


async def main():
    try:
        create_async_engine("sqlite://")
    except exc.InvalidRequestError as error:
        print(error)
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
        try:
            await conn.execute(text("SELECT * FROM nowhere"))
        except exc.OperationalError as error:
            print(error.orig)
    maker = async_sessionmaker(engine)
    async with maker() as session:
        session.add(Box(label="a", things=[Thing(), Thing()]))
        await session.commit()
    async with maker() as session:
        box = await session.scalar(select(Box))
        try:
            box.things
        except exc.InvalidRequestError as error:
            print(error)
        thing = await session.get(Thing, 1)
        print(thing.box.label)
        await session.commit()
        try:
            box.label
        except exc.MissingGreenlet as error:
            print(error.args[0])
        await session.refresh(box)
        print(box.label)
        try:
            for row in await session.stream(select(Box)):
                print(row)
        except TypeError as error:
            print(error)
    conn = await engine.connect()
    await conn.close()
    try:
        await conn.execute(text("SELECT 1"))
    except exc.ResourceClosedError as error:
        print(error)
    try:
        await engine.begin()
    except TypeError as error:
        print(error)
    try:
        with maker() as session:
            pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
    await engine.dispose()


asyncio.run(main())
