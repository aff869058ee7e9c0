# Asynchronous generators, comprehensions, iterators and context managers.
import asyncio
from contextlib import asynccontextmanager

class Countdown:
    def __init__(self, start):
        self.n = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n

async def ticker(n, delay=0):
    try:
        for i in range(n):
            await asyncio.sleep(delay)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("ticker closed")

@asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("inside:", error)
    finally:
        print("close", name)

async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print("else")
    print([x async for x in ticker(3)], {x async for x in Countdown(2)})
    print({x: y async for x in Countdown(2) for y in [x * 2]}, [await asyncio.sleep(0, x) for x in "ab"])
    print([x async for x in ticker(5) if x % 2])
    agen = ticker(5)
    print(await anext(agen), await agen.asend("hello"))
    await agen.aclose()
    print(await anext(agen, "default"))
    agen = ticker(3)
    await anext(agen)
    try:
        await agen.athrow(KeyError("thrown"))
    except KeyError as error:
        print("out", error)
    async with resource("file") as value:
        print(value)
    async with resource("a") as a, resource("b") as b:
        print(a, b)
        raise ValueError("handled")
    gen = (x async for x in Countdown(2))
    print(type(gen).__name__, [x async for x in gen])

asyncio.run(main())
