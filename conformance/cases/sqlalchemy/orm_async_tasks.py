"""Sessions of several tasks, a factory's settings, scoped sessions."""
import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_scoped_session, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]


class MySession(Session):
    def label_of(self, n):
        return self.get(Item, n).label


async def worker(maker, n):
    async with maker() as session:
        item = await session.get(Item, n)
        return item.label


async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    maker = async_sessionmaker(class_=AsyncSession)
    maker.configure(bind=engine, expire_on_commit=False)
    async with maker() as session:
        async with session.begin():
            session.add_all([Item(label=x) for x in "abc"])
        print(type(session).__name__, isinstance(session, AsyncSession), session.sync_session.is_active)
    for n in (1, 2, 3):
        print(await asyncio.create_task(worker(maker, n)))
    scoped = async_scoped_session(maker, asyncio.current_task)
    first = scoped()
    print(first is scoped(), (await scoped.get(Item, 2)).label)
    scoped.add(Item(label="d"))
    await scoped.commit()
    print((await scoped.scalars(select(Item.label))).all())
    await scoped.remove()
    print(first is scoped())
    await scoped.remove()
    custom = AsyncSession(engine, sync_session_class=MySession)
    print(await custom.run_sync(MySession.label_of, 3))
    try:
        async with custom.begin():
            pass
    except Exception as e:
        print(type(e).__name__, e)
    await custom.close()
    try:
        async with maker.begin() as session:
            session.add(Item(label="lost"))
            await session.flush()
            raise ValueError("stop")
    except ValueError as e:
        print(e)
    async with maker() as session:
        print(len((await session.execute(select(Item))).all()))


asyncio.run(main())
