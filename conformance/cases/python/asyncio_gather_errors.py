# Errors in gather: the first is raised, the others go on; or all are returned.
import asyncio

async def work(n):
    await asyncio.sleep(n / 10)
    if n % 2:
        raise ValueError(f"odd {n}")
    print("finished", n)
    return n

async def main():
    try:
        await asyncio.gather(work(1), work(2), work(3), work(4))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(1)
    results = await asyncio.gather(work(1), work(2), work(3), return_exceptions=True)
    print(results)
    task = asyncio.gather(work(2), work(4))
    await asyncio.sleep(0)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError as error:
        print("gather cancelled", repr(error))

asyncio.run(main())
