# run, Runner, loop methods and their errors.
import asyncio

async def value(x):
    await asyncio.sleep(0)
    return x

print(asyncio.run(value(1)))
with asyncio.Runner() as runner:
    print(runner.run(value(2)), runner.run(value(3)))
for bad in (5, value, "text"):
    try:
        asyncio.run(bad)
    except ValueError as error:
        print(str(error).split(" at 0x")[0])
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)

async def nested():
    inner = value(9)
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        print(error)
    inner.close()
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    handle = loop.call_later(0.1, print, "never")
    loop.call_later(0.05, print, "later")
    handle.cancel()
    print("first", loop.is_running(), handle.cancelled())
    await asyncio.sleep(0.2)
    future = loop.create_future()
    loop.call_later(0.1, future.set_result, "from the loop")
    print(await future, future.done())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(error)
    print(await asyncio.to_thread(sorted, [3, 1, 2], reverse=True))
    print(asyncio.iscoroutinefunction(value), asyncio.iscoroutine(5), asyncio.isfuture(future))

asyncio.run(nested())

async def unfinished():
    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            print("background ended")
    asyncio.create_task(background())
    await asyncio.sleep(0)
    print("main ends")

asyncio.run(unfinished())
try:
    asyncio.run(asyncio.wait_for(asyncio.sleep(1), 0.1))
except TimeoutError as error:
    print("run:", repr(error))
