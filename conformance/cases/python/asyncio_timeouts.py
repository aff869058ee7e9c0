# wait_for, timeout, timeout_at, nested timeouts.
import asyncio

async def slow(seconds, answer=None):
    try:
        await asyncio.sleep(seconds)
        return answer
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise

async def main():
    print(await asyncio.wait_for(slow(0.1, "in time"), 1))
    try:
        await asyncio.wait_for(slow(1), timeout=0.1)
    except TimeoutError as error:
        print("wait_for:", repr(error), type(error.__cause__).__name__)
    try:
        async with asyncio.timeout(0.1) as scope:
            await slow(1)
    except TimeoutError as error:
        print("timeout:", repr(error), scope.expired())
    async with asyncio.timeout(1) as scope:
        await slow(0.1)
    print(scope.expired())
    async with asyncio.timeout(None) as scope:
        scope.reschedule(asyncio.get_running_loop().time() + 5)
        await slow(0.2)
    print("rescheduled", scope.expired())
    try:
        async with asyncio.timeout(0.5):
            try:
                async with asyncio.timeout(0.1):
                    await slow(1)
            except TimeoutError:
                print("inner")
            await slow(1)
    except TimeoutError:
        print("outer")
    try:
        await asyncio.wait_for(slow(1), timeout=0)
    except asyncio.TimeoutError:
        print("no time at all")
    print(asyncio.TimeoutError is TimeoutError)

asyncio.run(main())
