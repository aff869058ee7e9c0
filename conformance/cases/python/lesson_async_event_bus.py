import asyncio, collections, contextlib, functools, itertools, weakref
class EventBus:
    def __init__(self): self._subs = collections.defaultdict(list); self.log = []
    def on(self, name, *, priority=0):
        def deco(fn): self._subs[name].append((-priority, next(self._n), fn)); self._subs[name].sort(); return fn
        return deco
    _n = itertools.count()
    async def emit(self, name, /, **data):
        results = []
        for _, _, fn in self._subs.get(name, ()):
            r = fn(**data)
            results.append(await r if asyncio.iscoroutine(r) else r)
        self.log.append((name, data)); return results
bus = EventBus()
@bus.on("order", priority=1)
async def stock(item, qty=1): await asyncio.sleep(0.01); return f"stock {item}x{qty}"
@bus.on("order", priority=5)
def audit(item, **kw): return f"audit {item} {sorted(kw)}"
@bus.on("fail")
async def boom(code): raise RuntimeError(f"code {code}")
async def producer(q, n):
    for i in range(n): await q.put((i * 7) % 5); await asyncio.sleep(0)
    for _ in range(2): await q.put(None)
async def consumer(name, q, out):
    while (x := await q.get()) is not None:
        out.append((name, x)); await asyncio.sleep(0.001 * x)
    return name
async def ticker(n):
    try:
        for i in range(n): yield i; await asyncio.sleep(0)
    finally: print("ticker closed")
async def retry(fn, times=3):
    for n in range(1, times + 1):
        try: return await fn(n)
        except ConnectionError as e: print("attempt", n, e); last = e
    raise TimeoutError(f"gave up after {times}") from last
async def flaky(n):
    if n < 3: raise ConnectionError(f"refused {n}")
    return "connected"
async def never(n): raise ConnectionResetError(104, "reset")
async def main():
    print(await bus.emit("order", item="pen", qty=2), await bus.emit("none"), bus.log)
    try: await bus.emit("fail", code=7)
    except RuntimeError as e: print("caught", e)
    try: await bus.emit("order", nope=1)
    except TypeError as e: print(e)
    q, out = asyncio.Queue(3), []
    names = await asyncio.gather(producer(q, 6), consumer("a", q, out), consumer("b", q, out)); print(names, sorted(x for _, x in out))
    async with contextlib.aclosing(ticker(5)) as t:
        async for v in t:
            if v == 2: break
    print([v async for v in ticker(2)], await retry(flaky))
    try: await retry(never, times=2)
    except TimeoutError as e: print(repr(e), repr(e.__cause__), e.__cause__.errno)
    results = await asyncio.gather(*(asyncio.wait_for(asyncio.sleep(d, d), 0.02) for d in (0.001, 0.5)), return_exceptions=True); print([type(r).__name__ if isinstance(r, Exception) else r for r in results])
    async with asyncio.TaskGroup() as tg: ts = {n: tg.create_task(stock(n), name=n) for n in "xy"}
    print({n: t.result() for n, t in ts.items()}, ts["x"].get_name())
    loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_later(0.01, fut.set_exception, ValueError("late"))
    try: await fut
    except ValueError as e: print(e)
    await bus.emit("fail", code=9)
try: asyncio.run(main())
except RuntimeError as e: print(repr(e), repr(e.__context__))
