import asyncio, contextlib, contextvars
class Pool:
    async def __aenter__(self): print("open"); await asyncio.sleep(0); return self
    async def __aexit__(self, t, v, tb): print("close", t and t.__name__); return t is KeyError
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        self.i += 1
        if self.i > 2: raise StopAsyncIteration
        return self.i
    def __await__(self): yield from asyncio.sleep(0).__await__(); return "awaited"
@contextlib.asynccontextmanager
async def tx(n):
    print("begin", n)
    try: yield n
    except ValueError: print("rollback"); raise
    else: print("commit")
var = contextvars.ContextVar("var", default=0)
async def child(n): var.set(n); await asyncio.sleep(.01); return var.get()
async def main():
    async with Pool() as p:
        async for x in p: print(x)
        print(await p); {}["swallowed"]
    async with tx(1), tx(2): print("in")
    try:
        async with tx(3): raise ValueError("v")
    except ValueError as e: print(e)
    print(await asyncio.gather(child(1), child(2)), var.get())
    async with contextlib.AsyncExitStack() as st: await st.enter_async_context(tx(9)); st.push_async_callback(asyncio.sleep, 0)
    loop = asyncio.get_running_loop(); f = loop.create_future(); loop.call_later(.1, f.set_result, "fut"); print(await f)
    async def slow():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("cancel seen"); raise
        finally: print("slow fin")
    t = asyncio.create_task(slow()); await asyncio.sleep(0)
    try: await asyncio.wait_for(t, .1)
    except TimeoutError as e: print("timeout", type(e).__name__)
    sh = asyncio.shield(asyncio.sleep(.05, "sh")); print(await sh)
    results = []
    async def ticker(n):
        for i in range(3): results.append(f"{n}{i}"); await asyncio.sleep(.1 if n == "a" else .15)
    await asyncio.gather(ticker("a"), ticker("b")); print(results)
    c = asyncio.Condition(); log = []
    async def w(i):
        async with c: await c.wait(); log.append(i)
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.gather(*ts); print(log, asyncio.current_task().get_name()[:4], len(asyncio.all_tasks()))
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([pq.get_nowait() for _ in range(3)], pq.empty())
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(type(e).__name__)
    try: await asyncio.gather(bad(), asyncio.sleep(1))
    except RuntimeError as e: print("gather raised", e)
async def bad(): raise RuntimeError("r")
asyncio.run(main())
async def never(): pass
try: asyncio.run(never)
except ValueError as e: print(e)
coro = never(); print(type(coro).__name__, coro.cr_frame is not None); coro.close()
try: coro.send(None)
except RuntimeError as e: print(e)
