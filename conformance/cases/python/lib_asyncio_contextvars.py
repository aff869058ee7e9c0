import asyncio
from contextvars import ContextVar

request = ContextVar("request", default="-")


async def handler(n):
    request.set(f"r{n}")
    await asyncio.sleep(0)
    return request.get()


async def main():
    print(await asyncio.gather(*(handler(i) for i in range(3))), request.get())
    request.set("outer")
    task = asyncio.create_task(handler(9))
    print(await task, request.get(), await handler(5), request.get())


asyncio.run(main())
print(request.get())
