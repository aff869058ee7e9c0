# Lock, Semaphore, Event, Condition, Barrier.
import asyncio

async def main():
    lock = asyncio.Lock()
    balance = 100

    async def withdraw(name, amount):
        nonlocal balance
        async with lock:
            current = balance
            await asyncio.sleep(0.01)
            balance = current - amount
            print(name, balance)

    await asyncio.gather(withdraw("a", 10), withdraw("b", 20), withdraw("c", 5))
    print(balance, lock.locked())

    limit = asyncio.Semaphore(2)

    async def limited(n):
        async with limit:
            print("in", n)
            await asyncio.sleep(0.1 * n)
            print("out", n)

    await asyncio.gather(*(limited(n) for n in (3, 1, 2)))

    ready = asyncio.Event()

    async def waiter(n):
        print("waiting", n, await ready.wait())

    tasks = [asyncio.create_task(waiter(n)) for n in range(2)]
    await asyncio.sleep(0.1)
    ready.set()
    await asyncio.gather(*tasks)
    print(ready.is_set())
    condition = asyncio.Condition()
    items = []

    async def take(n):
        async with condition:
            await condition.wait_for(lambda: items)
            print("took", n, items.pop())

    takers = [asyncio.create_task(take(n)) for n in range(2)]
    await asyncio.sleep(0)
    for item in "xy":
        async with condition:
            items.append(item)
            condition.notify()
    await asyncio.gather(*takers)
    barrier = asyncio.Barrier(3)

    async def arrive(n):
        place = await barrier.wait()
        return place

    print(sorted(await asyncio.gather(*(arrive(n) for n in range(3)))))
    for action in (lock.release, condition.notify, lambda: asyncio.Semaphore(-1), asyncio.BoundedSemaphore(1).release):
        try:
            action()
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)

asyncio.run(main())
