# The order in which tasks take turns.
import asyncio

log = []

async def talk(name, turns):
    for n in range(turns):
        log.append(f"{name}{n}")
        await asyncio.sleep(0)
    return name

async def parent():
    child = asyncio.create_task(talk("child", 2))
    log.append("parent made child")
    await asyncio.sleep(0)
    log.append("parent again")
    log.append(await child)

async def main():
    await asyncio.gather(talk("a", 3), talk("b", 2), parent())
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    async def waits():
        log.append(await future)
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    future.set_result("value")
    log.append("set")
    await asyncio.sleep(0)
    log.append("after one turn")
    await task
    queue = asyncio.Queue()
    async def reader():
        for _ in range(2):
            log.append(await queue.get())
    task = asyncio.create_task(reader())
    await asyncio.sleep(0)
    queue.put_nowait(1)
    queue.put_nowait(2)
    log.append("put both")
    await task

asyncio.run(main())
print(*log, sep="\n")
