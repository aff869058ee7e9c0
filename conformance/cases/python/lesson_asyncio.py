import asyncio
async def work(n, d):
    print("start", n); await asyncio.sleep(d); print("end", n); return n * 2
async def main():
    print(await asyncio.gather(work(1, .2), work(2, .1)))
    t = asyncio.create_task(work(3, .1), name="t3"); print(t.get_name(), t.done()); print(await t, t.done(), t.result())
    try: await asyncio.wait_for(work(4, 5), timeout=.1)
    except asyncio.TimeoutError: print("timeout")
    q = asyncio.Queue(maxsize=2)
    async def prod():
        for i in range(4): await q.put(i); print("put", i)
        await q.put(None)
    async def cons():
        while (x := await q.get()) is not None: print("got", x)
    await asyncio.gather(prod(), cons())
    sem = asyncio.Semaphore(2)
    async def lim(i):
        async with sem: print("in", i); await asyncio.sleep(.1)
    await asyncio.gather(*(lim(i) for i in range(4)))
    async def agen():
        for i in range(3): yield i; await asyncio.sleep(0)
    print([x async for x in agen()], {x: x async for x in agen() if x})
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a", .1)); b = tg.create_task(work("b", .05))
    print(a.result(), b.result())
    r = await asyncio.gather(work(5, 0), fail(), return_exceptions=True); print(r)
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(fail()); tg.create_task(work(6, 1))
    except* ValueError as eg: print(eg, eg.exceptions)
    t = asyncio.create_task(work(7, 10)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    for c in asyncio.as_completed([work(8, .2), work(9, .1)]): print(await c)
    done, pending = await asyncio.wait([asyncio.create_task(work(10, .1)), asyncio.create_task(work(11, 5))], timeout=1); print(len(done), len(pending))
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); print("event!")
    w = asyncio.create_task(waiter()); await asyncio.sleep(0); ev.set(); await w
    async with asyncio.timeout(1): print("in time")
    lock = asyncio.Lock()
    async with lock: print(lock.locked())
    print(await asyncio.to_thread(sum, [1, 2]))
async def fail(): raise ValueError("bad")
asyncio.run(main())
