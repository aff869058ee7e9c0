# shield protects from cancelling; wait and as_completed watch several tasks.
import asyncio

async def job(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name

async def main():
    inner = asyncio.create_task(job("shielded", 0.2))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.1)
    except TimeoutError:
        print("timed out, inner done:", inner.done())
    print(await inner)
    tasks = [asyncio.create_task(job(n, d), name=n) for n, d in (("a", 0.3), ("b", 0.1), ("c", 0.2))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))
    more = [asyncio.create_task(job("ok", 0.3)), asyncio.create_task(job("bad", 0.1, True))]
    done, pending = await asyncio.wait(more, return_when=asyncio.FIRST_EXCEPTION)
    print([repr(t.exception()) for t in done], len(pending))
    for next_one in asyncio.as_completed([job("x", 0.3), job("y", 0.1), job("z", 0.2)]):
        print(await next_one)
    try:
        for next_one in asyncio.as_completed([job("x", 0.1), job("y", 5)], timeout=0.5):
            print(await next_one)
    except TimeoutError as error:
        print(repr(error))
    for bad in ([], [job("q", 1)]):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        for c in bad:
            c.close()

asyncio.run(main())
