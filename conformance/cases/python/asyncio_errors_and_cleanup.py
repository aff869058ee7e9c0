import asyncio, sys, contextvars, traceback, logging
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s")
req = contextvars.ContextVar("req", default="-")
async def leaf(n):
    await asyncio.sleep(0)
    if n == 0: raise KeyError("leaf")
    return n
async def mid(n):
    try: return await leaf(n)
    except KeyError as e: raise ValueError(f"mid {n}") from e
async def top(n):
    try: return await mid(n)
    finally: await asyncio.sleep(0); print("top cleanup", n, sys.exc_info()[0] and sys.exc_info()[0].__name__)
async def handler(name):
    tok = req.set(name)
    try: await asyncio.sleep(0); return f"{req.get()}:{asyncio.current_task().get_name()}"
    finally: req.reset(tok)
async def main():
    try: await top(0)
    except ValueError as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__); traceback.print_exc(file=sys.stdout)
    print(await top(1), await asyncio.gather(*[asyncio.create_task(handler(c), name=f"T{c}") for c in "ab"]), req.get())
    r = await asyncio.gather(top(0), top(2), return_exceptions=True); print(r, r[0].__cause__)
    t = asyncio.create_task(top(0))
    try: await t
    except ValueError as e: print(e is t.exception(), t.done(), t.cancelled())
    try: raise RuntimeError("after") 
    except RuntimeError as e: print(e.__context__)
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(top(0)); tg.create_task(top(5)); await asyncio.sleep(1)
    except ExceptionGroup as eg: print(eg, eg.exceptions[0].__cause__); print("".join(traceback.format_exception(eg)).count("ValueError"))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError as e: print(repr(e), repr(e.__cause__), type(e.__context__).__name__)
    async def cancel_me():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError:
            try: raise OSError("while cancelling")
            except OSError as e: print(repr(e.__context__)); 
            raise
    t = asyncio.create_task(cancel_me()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args)
    async def swallow():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: return "survived"
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled(), t.cancelling())
    q = asyncio.Queue()
    async def worker(i):
        while True:
            x = await q.get()
            try: 
                if x == 3: raise ValueError(x)
                await asyncio.sleep(0)
            except ValueError: logging.error("worker %d failed on %d", i, x)
            finally: q.task_done()
    ws = [asyncio.create_task(worker(i)) for i in range(2)]
    for i in range(5): q.put_nowait(i)
    await q.join(); [w.cancel() for w in ws]; print(await asyncio.gather(*ws, return_exceptions=True))
    done, pending = await asyncio.wait({asyncio.create_task(top(i)) for i in (0, 1)}, timeout=1); print(len(done), len(pending), sorted(str(d.exception()) for d in done))
    try: await asyncio.wait_for(leaf(0), 1)
    except KeyError as e: print("wf", e, e.__context__)
    agen = (i async for i in aiter_()); print([x async for x in agen])
    loop = asyncio.get_running_loop(); loop.set_exception_handler(lambda l, c: print("handler", c["message"].split(" at ")[0], repr(c.get("exception")))); loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0.01)
async def aiter_():
    for i in range(3): yield i; await asyncio.sleep(0)
asyncio.run(main())
with asyncio.Runner() as runner: print(runner.run(leaf(3)), runner.run(handler("z"))[:2])
