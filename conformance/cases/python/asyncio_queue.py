# Producers and consumers with a bounded queue.
import asyncio

async def producer(queue, name, items):
    for item in items:
        await queue.put(f"{name}{item}")
        print("put", f"{name}{item}", queue.qsize())
    print(name, "is through")

async def consumer(queue, name):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.1)
        print(name, "took", item)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consumer(queue, f"c{n}")) for n in range(2)]
    await asyncio.gather(producer(queue, "x", range(3)), producer(queue, "y", range(2)))
    await queue.join()
    print("joined", queue.empty(), queue.full())
    for task in consumers:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*consumers, return_exceptions=True)])
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    ordered = asyncio.PriorityQueue()
    for item in ((2, "b"), (1, "a"), (3, "c")):
        await ordered.put(item)
    print([await ordered.get() for _ in range(3)])
    stack = asyncio.LifoQueue()
    for item in "abc":
        stack.put_nowait(item)
    print([stack.get_nowait() for _ in range(3)], queue, stack.qsize())

asyncio.run(main())
