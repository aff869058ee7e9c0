"""A catalogue read and written through an async engine with Core alone."""
import asyncio
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, exc, func, insert, select, text, update
from sqlalchemy.ext.asyncio import create_async_engine

meta = MetaData()
maker = Table("maker", meta, Column("id", Integer, primary_key=True), Column("name", String(20), unique=True))
lamp = Table("lamp", meta, Column("id", Integer, primary_key=True), Column("maker_id", ForeignKey("maker.id")), Column("watts", Integer))


async def fill(engine):
    async with engine.begin() as conn:
        await conn.run_sync(meta.create_all)
        ids = (await conn.scalars(insert(maker).returning(maker.c.id, sort_by_parameter_order=True), [{"name": n} for n in ("Lux", "Sol", "Neb")])).all()
        print("ids", ids)
        await conn.execute(insert(lamp), [{"maker_id": i, "watts": w} for i in ids for w in (5, 10 * i)])


async def report(engine):
    query = select(maker.c.name, func.count(lamp.c.id).label("lamps"), func.max(lamp.c.watts).label("top")).join_from(
        maker, lamp).group_by(maker.c.name).order_by(maker.c.name)
    async with engine.connect() as conn:
        result = await conn.stream(query)
        print(result.keys())
        async for name, lamps, top in result:
            print(name, lamps, top)
        result = await conn.stream_scalars(select(lamp.c.watts).distinct().order_by(lamp.c.watts))
        print(await result.fetchmany(2), await result.all())
        mapped = (await conn.stream(query)).mappings()
        print(await mapped.first())


async def broken(engine):
    try:
        async with engine.begin() as conn:
            await conn.execute(update(lamp).values(watts=lamp.c.watts + 1))
            await conn.execute(insert(maker).values(name="Lux"))
    except exc.IntegrityError as error:
        print("rolled back:", error.orig)
    async with engine.connect() as conn:
        print(await conn.scalar(select(func.sum(lamp.c.watts))))
        async with conn.begin() as outer:
            async with conn.begin_nested() as inner:
                await conn.execute(lamp.delete())
                await inner.rollback()
            print(outer.is_active, inner.is_active, await conn.scalar(select(func.count()).select_from(lamp)))
        names = await conn.run_sync(lambda sync: sorted(__import__("sqlalchemy").inspect(sync).get_table_names()))
        print(names)


async def main():
    engine = create_async_engine("sqlite+aiosqlite:///:memory:")
    await fill(engine)
    await report(engine)
    await broken(engine)
    print(engine.url, engine.dialect.name, engine.dialect.driver, engine.dialect.is_async)
    await engine.dispose()


asyncio.run(main())
