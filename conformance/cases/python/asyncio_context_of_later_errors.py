import asyncio, sys
async def boom(): raise RuntimeError("x")
async def main():
    loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_later(0.01, fut.set_exception, ValueError("late"))
    try: await fut
    except ValueError as e: print(e, sys.exc_info()[0])
    print(sys.exc_info())
    try: raise KeyError
    except KeyError as e: print(repr(e.__context__))
    try: await boom()
    except RuntimeError as e: print(repr(e.__context__))
asyncio.run(main())
async def m2():
    async def bad(): raise ValueError("v")
    t = asyncio.create_task(bad())
    try: await t
    except ValueError: pass
    print(sys.exc_info())
    try: await boom()
    except RuntimeError as e: print(repr(e.__context__))
    try: await asyncio.gather(bad())
    except ValueError: pass
    try: await boom()
    except RuntimeError as e: print(repr(e.__context__))
    try: await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except TimeoutError: pass
    try: await boom()
    except RuntimeError as e: print(repr(e.__context__))
    async def emit(): 
        r = boom(); return await r
    try: await emit()
    except RuntimeError as e: print(repr(e.__context__))
asyncio.run(m2())
def g():
    try: yield 1
    except ValueError as e: print("in g", e)
    print(sys.exc_info())
    try: raise KeyError
    except KeyError as e: print(repr(e.__context__))
    yield 2
x = g(); next(x); x.throw(ValueError("t"))
try: raise TypeError("outer")
except TypeError:
    x = g(); next(x); x.throw(ValueError("t2"))
