import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, nullcontext

@asynccontextmanager
async def conn(name):
    print("connect", name)
    try:
        yield name
    except ValueError as e:
        print("rollback", e)
        raise
    finally:
        print("disconnect", name)


async def main():
    async with conn("a") as a, nullcontext(1) as n:
        print(a, n)
    try:
        async with conn("b"):
            raise ValueError("boom")
    except ValueError as e:
        print("caught", e)
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(conn(x)) for x in "xy"]
        stack.callback(print, "sync callback")
        print(names)

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("closed")
    async with aclosing(numbers()) as g:
        async for x in g:
            print(x)
            break


asyncio.run(main())
