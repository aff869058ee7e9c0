import asyncio


async def work(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("boom")


async def main():
    print(await asyncio.gather(work("a", 0.03), work("b", 0.01)))
    t = asyncio.create_task(work("c", 0.01))
    print(t.done())
    print(await t, t.done(), t.result())
    try:
        await asyncio.gather(fail(), work("d", 0.015))
    except ValueError as e:
        print("caught", e)
    print(await asyncio.gather(fail(), work("e", 0), return_exceptions=True))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    q = asyncio.Queue()

    async def producer():
        for i in range(3):
            await q.put(i)
            await asyncio.sleep(0)
        await q.put(None)

    async def consumer():
        got = []
        while (item := await q.get()) is not None:
            got.append(item)
        return got

    print((await asyncio.gather(producer(), consumer()))[1])
    lock = asyncio.Lock()
    order = []

    async def locked(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0.001)
            order.append(-n)

    await asyncio.gather(*(locked(n) for n in (1, 2, 3)))
    print(order)
    sem = asyncio.Semaphore(2)
    active, most = 0, 0

    async def limited():
        nonlocal active, most
        async with sem:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1

    await asyncio.gather(*(limited() for _ in range(5)))
    print(most)
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(work("g", 0.001))
        y = tg.create_task(work("h", 0))
    print(x.result(), y.result())
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())
    ev = asyncio.Event()

    async def waiter():
        await ev.wait()
        return "go"

    w = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    ev.set()
    print(await w)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    done, pending = await asyncio.wait([asyncio.create_task(work("p", 0)), asyncio.create_task(work("q", 1))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for p in pending:
        p.cancel()
    return 42


print(asyncio.run(main()))
try:
    asyncio.run(3)
except ValueError as e:
    print(e)
print(asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print))
try:
    asyncio.run(fail())
except ValueError as e:
    print("from run:", e)
