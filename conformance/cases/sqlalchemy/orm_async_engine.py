"""AsyncEngine and AsyncConnection: begin, connect, run_sync, streams, savepoints."""
import asyncio

from sqlalchemy import Column, Integer, MetaData, String, Table, event, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.ext.asyncio import create_async_engine

meta = MetaData()
city = Table("city", meta, Column("id", Integer, primary_key=True), Column("name", String(30), unique=True))


async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    print(engine.url, engine.driver, engine.name, engine.dialect.name)
    seen = []
    event.listen(engine.sync_engine, "before_cursor_execute", lambda c, cur, sql, p, ctx, many: seen.append(sql[:6]))
    async with engine.begin() as conn:
        await conn.run_sync(meta.create_all)
        result = await conn.execute(insert(city), [{"name": "Rome"}, {"name": "Oslo"}, {"name": "Bern"}])
        print(result.rowcount)
    async with engine.connect() as conn:
        print(conn.in_transaction(), conn.closed)
        rows = await conn.execute(select(city.c.name).order_by(city.c.name))
        print(rows.all())
        print(await conn.scalar(select(func.count()).select_from(city)))
        print((await conn.scalars(select(city.c.id))).all())
        print(conn.in_transaction())
        await conn.rollback()
        async with conn.begin() as tx:
            await conn.execute(city.insert().values(name="Lima"))
            nested = await conn.begin_nested()
            await conn.execute(city.insert().values(name="Gone"))
            await nested.rollback()
            print(tx.is_active, nested.is_active)
        async with conn.stream(select(city).order_by(city.c.id)) as stream:
            async for row in stream:
                print(row.id, row.name)
        names = await conn.stream_scalars(select(city.c.name).order_by(city.c.id))
        print(await names.first())
        stream = await conn.stream(select(city).order_by(city.c.id))
        async for part in stream.mappings().partitions(3):
            print([dict(m) for m in part])
        await conn.rollback()
        print(await conn.run_sync(lambda c: inspect(c).get_table_names()))
        await conn.rollback()
        raw = await conn.exec_driver_sql("SELECT name FROM city WHERE id = ?", (2,))
        print(raw.one())
    print(conn.closed)
    try:
        async with engine.begin() as conn:
            await conn.execute(city.insert().values(name="Quito"))
            await conn.execute(city.insert().values(name="Rome"))
    except IntegrityError as e:
        print(e.orig)
    conn = await engine.connect()
    print(await conn.scalar(text("SELECT count(*) FROM city WHERE name = :n"), {"n": "Quito"}))
    await conn.commit()
    await conn.close()
    cold = engine.connect()
    try:
        await cold.execute(select(1))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        create_async_engine("sqlite://")
    except InvalidRequestError as e:
        print(e)
    print(len(seen) > 5)
    await engine.dispose()


asyncio.run(main())
