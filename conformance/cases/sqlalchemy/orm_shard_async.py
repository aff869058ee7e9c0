import asyncio

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.ext.horizontal_shard import ShardedSession, set_shard_id
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engines = [create_async_engine("sqlite+aiosqlite://") for _ in range(3)]
Session = async_sessionmaker(
    sync_session_class=ShardedSession,
    expire_on_commit=False,
    shards={n: e.sync_engine for n, e in enumerate(engines)},
    shard_chooser=lambda mapper, instance, clause=None: len(instance.text) % 3 if instance else 0,
    identity_chooser=lambda mapper, key, **kw: [0, 1, 2],
    execute_chooser=lambda context: [2, 0, 1],
)


async def main():
    for engine in engines:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
    async with Session() as session:
        notes = [Note(text=t) for t in ("a", "bb", "ccc", "dddd")]
        session.add_all(notes)
        await session.commit()
        print([inspect(n).identity_key[1:] for n in notes])
        print([n.text for n in (await session.scalars(select(Note))).all()])
        print([n.text for n in (await session.scalars(select(Note).options(set_shard_id(1)))).all()])
        print((await session.get(Note, 2)).text)
        print((await session.get(Note, 1, identity_token=2)).text)
        notes[0].text = "changed"
        await session.commit()
        print((await session.execute(select(Note.id, Note.text), bind_arguments={"shard_id": 1})).all())


asyncio.run(main())
