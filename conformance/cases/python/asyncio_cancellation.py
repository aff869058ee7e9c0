# Cancelling tasks: at a sleep, before the start, ignored, with a message, with clean-up.
import asyncio

async def worker(name):
    try:
        print(name, "works")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "was cancelled", error.args)
        raise
    finally:
        print(name, "cleans up")

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no, thanks")
    return "done anyway"

async def slow_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.1)
        print("slowly cleaned up")

async def main():
    task = asyncio.create_task(worker("A"))
    await asyncio.sleep(0)
    print(task.cancel("stop it"), task.cancelling(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees", repr(error), task.cancelled())
    early = asyncio.create_task(worker("B"))
    early.cancel()
    print(await asyncio.gather(early, return_exceptions=True))
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancelling())
    c = asyncio.create_task(slow_cleanup())
    await asyncio.sleep(0)
    c.cancel()
    done, pending = await asyncio.wait([c])
    print(len(done), len(pending), c.cancelled())
    try:
        c.exception()
    except asyncio.CancelledError:
        print("its exception cannot be had")

asyncio.run(main())
