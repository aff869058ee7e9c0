"""AsyncSession in the usual steps: add, commit, get, refresh, merge, delete."""
import asyncio

from sqlalchemy import ForeignKey, String, func, select, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession, async_object_session, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    books: Mapped[list["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan")

    def __repr__(self):
        return f"Author({self.name!r})"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


async def main():
    engine = create_async_engine("sqlite+aiosqlite:///:memory:")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
    maker = async_sessionmaker(engine, expire_on_commit=False)
    async with maker.begin() as session:
        session.add(Author(name="Ann", books=[Book(title="One"), Book(title="Two")]))
        session.add_all([Author(name="Bob"), Author(name="Cyd")])
        print(len(session.new), session.in_transaction())
    async with maker() as session:
        ann = await session.scalar(select(Author).where(Author.name == "Ann").options(selectinload(Author.books)))
        print(ann, [b.title for b in ann.books], ann in session)
        print(async_object_session(ann) is session)
        bob = await session.get(Author, 2)
        bob.name = "Bobby"
        print(session.dirty)
        await session.flush()
        await session.refresh(bob)
        print(bob.name)
        await session.rollback()
        await session.refresh(bob, ["name", "books"])
        print(bob.name, bob.books)
        try:
            await session.get_one(Author, 99)
        except NoResultFound as e:
            print(e)
        merged = await session.merge(Author(id=3, name="Cydney"))
        await session.commit()
        print(merged.name)
        async with session.begin_nested() as nested:
            session.add(Author(name="Nobody"))
            await session.flush()
            await nested.rollback()
        print(await session.scalar(select(func.count(Author.id))))
        result = await session.execute(update(Author).where(Author.id == 2).values(name="Rob"))
        print(result.rowcount, bob.name)
        await session.delete(ann)
        await session.commit()
        rows = await session.stream(select(Author, Book).join(Author.books, isouter=True).order_by(Author.id))
        async for author, book in rows.unique():
            print(author, book)
        names = await session.stream_scalars(select(Author.name))
        print([n async for n in names])
        joined = await session.scalars(select(Author).options(joinedload(Author.books)))
        print(joined.unique().all())
        print(await session.run_sync(lambda s: [a.books for a in s.query(Author)]))
        c = await session.connection()
        print(type(c).__name__, c.in_transaction())
    async with AsyncSession(engine) as session, session.begin():
        print(session.get_transaction().is_active)
        print((await session.execute(select(Author.id))).scalars().all())
    await engine.dispose()


asyncio.run(main())
