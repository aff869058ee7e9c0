"""Streaming rows in blocks and gathering tasks, each with a session of its own."""
import asyncio
from sqlalchemy import select, func, literal, String
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import StaticPool


class Base(DeclarativeBase):
    pass


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(12))
    uses: Mapped[int] = mapped_column(default=0)

    def __repr__(self):
        return f"<{self.text}>"


async def blocks(session, size):
    result = await session.stream(select(Word).order_by(Word.id).execution_options(yield_per=size))
    async for part in result.scalars().partitions():
        yield part


async def length(maker, n):
    async with maker() as session:
        return n, await session.scalar(select(func.count()).where(func.length(Word.text) == n))


async def main():
    engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    maker = async_sessionmaker(engine)
    async with maker.begin() as session:
        session.add_all([Word(text=w) for w in "the cat sat on a mat and ran away".split()])
    async with maker() as session:
        async for part in blocks(session, 4):
            print(part)
        async for one in await session.stream_scalars(select(Word.text).where(Word.text.like("%at")).order_by(Word.text)):
            print(one, end=" ")
        print()
        result = await session.stream(select(Word.text, func.length(Word.text).label("n")).order_by(Word.text.desc()).limit(3))
        print(await result.mappings().all())
        result = await session.stream(select(Word).where(Word.id == 1))
        print(await result.scalar_one())
        result = await session.stream(select(literal(1), literal(2)))
        print(await result.one())
    print(await asyncio.gather(*[length(maker, n) for n in range(1, 5)]))
    session = maker()
    word = await session.get(Word, 2)
    word.uses += 1
    print(session.dirty, session.is_modified(word))
    await session.commit()
    print(await session.scalar(select(func.sum(Word.uses))))
    await session.close()
    results = await asyncio.gather(length(maker, 2), length(None, 3), return_exceptions=True)
    print([type(r).__name__ for r in results])
    await engine.dispose()


asyncio.run(main())
