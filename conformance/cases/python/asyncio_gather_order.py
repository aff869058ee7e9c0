# gather keeps the order of its arguments, not of their ends.
import asyncio
import time

async def fetch(name, delay):
    print(f"{name}: start")
    await asyncio.sleep(delay)
    print(f"{name}: done after {delay}")
    return name.upper()

async def main():
    started = time.perf_counter()
    results = await asyncio.gather(fetch("slow", 0.3), fetch("fast", 0.1), fetch("middle", 0.2))
    print(results, f"{time.perf_counter() - started:.1f}")
    results = await asyncio.gather(*(fetch(n, 0) for n in "ab"))
    print(results)
    print(await asyncio.gather())
    shared = asyncio.ensure_future(fetch("shared", 0.05))
    print(await asyncio.gather(shared, shared))

asyncio.run(main())
