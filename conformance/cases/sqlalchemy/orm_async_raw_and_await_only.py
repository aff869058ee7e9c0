"""Async engines: get_raw_connection(), await_only() inside of run_sync() and outside, close_all_sessions()."""
import asyncio
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, close_all_sessions, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.util import await_only as await_in_call
from sqlalchemy.util.concurrency import await_only, greenlet_spawn


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]


async def answer(n):
    await asyncio.sleep(0)
    return n * 2


def inside(connection):
    print(connection.execute(text("SELECT 1")).scalar(), await_only(answer(21)), await_in_call(answer(4)))


async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await connection.run_sync(inside)
        raw = await connection.get_raw_connection()
        print(raw is not None)
        try:
            connection.connection
        except Exception as e:
            print(type(e).__name__, e)
    print(await greenlet_spawn(lambda: await_only(answer(1)) + 1))
    try:
        await_only(answer(3))
    except Exception as e:
        print(type(e).__name__, e)
    make = async_sessionmaker(engine, expire_on_commit=False)
    first, second = make(), AsyncSession(engine)
    note = Note(words="one")
    first.add(note)
    await first.flush()
    print(note in first, note.id)
    await close_all_sessions()
    print(note in first, (await second.scalars(select(Note.words))).all())
    await second.close()
    await engine.dispose()


asyncio.run(main())
