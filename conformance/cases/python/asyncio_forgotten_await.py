# A coroutine that nobody awaits does nothing, and CPython says so.
import asyncio


async def greet(name):
    print("hello", name)


class Service:
    async def start(self):
        print("started")


async def main():
    greet("lost")
    await greet("found")
    service = Service()
    service.start()
    await service.start()


greet("outside")
asyncio.run(main())
