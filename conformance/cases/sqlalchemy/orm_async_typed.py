"""Sessions as services write them: typed factories, a generator of sessions, a repository."""
import asyncio
from typing import AsyncIterator

from sqlalchemy import func, select, text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engine: AsyncEngine = create_async_engine("sqlite+aiosqlite:///:memory:")
maker: async_sessionmaker[AsyncSession] = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


async def get_session() -> AsyncIterator[AsyncSession]:
    async with maker() as session:
        yield session
        await session.commit()


class Notes:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def add(self, text):
        note = Note(text=text)
        self.session.add(note)
        await self.session.flush()
        return note

    async def all(self):
        return list(await self.session.scalars(select(Note)))


async def main():
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.drop_all)
        await conn.run_sync(Base.metadata.create_all)
    async for session in get_session():
        notes = Notes(session)
        note = await notes.add("first")
        print(note.id, [n.text for n in await notes.all()])
    async with maker() as session:
        print((await session.execute(select(func.count()).select_from(Note))).scalar_one())
        print((await session.execute(select(Note.id, Note.text))).mappings().all())
        print((await session.execute(text("select text from note"))).first())
        try:
            (await session.execute(select(Note).where(Note.id == 7))).scalar_one()
        except NoResultFound as e:
            print(e)
    print(maker)
    await engine.dispose()


asyncio.run(main())
