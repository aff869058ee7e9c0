"""An __await__ that hands on a coroutine's, by return and by yield from."""
import asyncio


async def start(n):
    await asyncio.sleep(0)
    if n < 0:
        raise ValueError(n)
    return n * 2


class Returned:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        return start(self.n).__await__()


class Delegated(Returned):
    def __await__(self):
        value = yield from start(self.n).__await__()
        return value + 1


async def main():
    print(await Returned(2), await Delegated(2))
    for make in (Returned, Delegated):
        try:
            await make(-1)
        except ValueError as e:
            print(make.__name__, e)
    print(await asyncio.gather(start(1), start(4)))


asyncio.run(main())
