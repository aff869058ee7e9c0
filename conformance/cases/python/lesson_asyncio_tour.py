import asyncio, time
async def work(n, d):
    await asyncio.sleep(d); print("done", n); return n * 2
async def main():
    print(await asyncio.gather(work(1, .2), work(2, .1), work(3, .3)))
    t = asyncio.create_task(work(4, .1), name="four"); print(t.get_name(), t.done()); print(await t, t.result())
    try: await asyncio.wait_for(work(5, 1), .1)
    except asyncio.TimeoutError: print("timeout")
    q = asyncio.Queue(2)
    async def prod():
        for i in range(4): await q.put(i); print("put", i)
        await q.put(None)
    async def cons():
        while (x := await q.get()) is not None: print("got", x); q.task_done()
    await asyncio.gather(prod(), cons())
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(6, .1)); b = tg.create_task(work(7, .05))
    print(a.result(), b.result())
    try:
        async with asyncio.timeout(.05): await asyncio.sleep(1)
    except TimeoutError: print("t2")
    sem = asyncio.Semaphore(2)
    async def lim(i):
        async with sem: print("in", i); await asyncio.sleep(.1); print("out", i)
    await asyncio.gather(*(lim(i) for i in range(4)))
    r = await asyncio.gather(work(8, 0), bad(), return_exceptions=True); print(r)
    async def agen():
        for i in range(3): yield i; await asyncio.sleep(0)
    print([x async for x in agen()], {x: 1 async for x in agen() if x})
    done, pend = await asyncio.wait([asyncio.create_task(work(9, .1)), asyncio.create_task(work(10, .2))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend))
    for p in pend: p.cancel()
    try: await list(pend)[0]
    except asyncio.CancelledError: print("cancelled")
    ev = asyncio.Event()
    asyncio.get_running_loop().call_later(.1, ev.set); await ev.wait(); print(ev.is_set())
    for c in asyncio.as_completed([work(11, .2), work(12, .1)]): print(await c)
async def bad(): raise ValueError("b")
asyncio.run(main())
class AC:
    async def __aenter__(self): print("enter"); return self
    async def __aexit__(self, *e): print("exit", e[0] and e[0].__name__); return True
    def __aiter__(self): self.n = 0; return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def m2():
    async with AC() as a:
        async for x in a: print(x)
        raise KeyError
asyncio.run(m2())
