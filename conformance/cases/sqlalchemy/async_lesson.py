import asyncio
from sqlalchemy import *
from sqlalchemy.ext.asyncio import create_async_engine, AsyncSession, async_sessionmaker, AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, selectinload
class Base(AsyncAttrs, DeclarativeBase): pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[str]
    bs: Mapped[list["B"]] = relationship(back_populates="a")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    a: Mapped["A"] = relationship(back_populates="bs")
async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as conn:
        await conn.run_sync(Base.metadata.create_all)
        print(conn.in_transaction(), conn.sync_connection is not None)
    maker = async_sessionmaker(engine, expire_on_commit=False)
    async with maker() as s:
        async with s.begin():
            s.add_all([A(data="x", bs=[B(), B()]), A(data="y")])
        res = await s.execute(select(A).options(selectinload(A.bs)).order_by(A.id))
        for a in res.scalars(): print(a.data, len(a.bs))
        print(await s.scalar(select(func.count()).select_from(B)))
        a = await s.get(A, 1)
        s.expunge_all()
        a = (await s.scalars(select(A).where(A.id == 1))).one()
        print(len(await a.awaitable_attrs.bs))
        a2 = (await s.scalars(select(A).where(A.id == 2))).one()
        try: a2.bs
        except Exception as e: print(type(e).__name__, str(e)[:60])
        r = await s.stream(select(A).order_by(A.id))
        async for row in r.scalars(): print(row.data)
        await s.delete(a2); await s.flush()
        await s.refresh(a, ["data"])
        a.data = "z"; await s.commit()
        print(await s.run_sync(lambda sess: sess.query(A).count()))
        async with s.begin_nested(): s.add(A(data="n"))
        await s.rollback()
        print((await s.execute(select(A.data))).all())
        b = await s.merge(B(id=9, a_id=1)); print(b in s, s.is_modified(b))
        print(s.new, s.dirty, s.identity_map is not None, s.in_transaction())
    async with engine.connect() as c:
        result = await c.stream(text("select 1 as x union select 2"))
        async for row in result: print(row.x)
        result = await c.stream(text("select 1 as x union select 2"))
        print(await result.all())
        result = await c.stream(text("select 1 as x union select 2"))
        async for p in result.partitions(1): print(p)
        print((await c.execute(text("select 5"))).scalar_one())
        async with c.begin_nested() as sp: print(sp.is_active)
        async with c.stream(text("select 7")) as res: print(await res.scalars().one())
    await engine.dispose()
asyncio.run(main())
