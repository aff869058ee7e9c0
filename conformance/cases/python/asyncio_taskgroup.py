# TaskGroup: all together, and the first failure cancels the rest.
import asyncio

async def step(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if fail:
        raise ValueError(name)
    print(name, "ok")
    return name

async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(step("a", 0.2))
        b = group.create_task(step("b", 0.1))
        print("created")
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step("c", 0.3))
            group.create_task(step("d", 0.1, fail=True))
            await asyncio.sleep(10)
            print("not reached")
    except* ValueError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step("f", 1))
            raise KeyError("body")
    except ExceptionGroup as errors:
        print(repr(errors))
    try:
        late = step("g", 0)
        group.create_task(late)
    except RuntimeError as error:
        print("finished" in str(error))
        late.close()

asyncio.run(main())
