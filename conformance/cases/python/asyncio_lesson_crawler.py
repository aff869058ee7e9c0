import asyncio
import time
from contextlib import asynccontextmanager

PAGES = {"/": ["/a", "/b"], "/a": ["/c"], "/b": ["/c", "/404"], "/c": []}

class Client:
    def __init__(self, limit):
        self.gate, self.active, self.peak, self.log = asyncio.Semaphore(limit), 0, 0, []
    async def get(self, url):
        async with self.gate:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                await asyncio.sleep(0.1 + len(url) / 100)
                if url not in PAGES:
                    raise LookupError(f"404 {url}")
                return PAGES[url]
            finally:
                self.active -= 1
                self.log.append(url)

@asynccontextmanager
async def session(limit):
    c = Client(limit)
    print("open")
    try:
        yield c
    finally:
        await asyncio.sleep(0)
        print("closed", c.peak)

async def crawl(client, start):
    seen, queue, failed = {start}, asyncio.Queue(), []
    await queue.put(start)
    async def worker(n):
        while True:
            url = await queue.get()
            try:
                for link in await client.get(url):
                    if link not in seen:
                        seen.add(link)
                        queue.put_nowait(link)
            except LookupError as e:
                failed.append(str(e))
            finally:
                queue.task_done()
    workers = [asyncio.create_task(worker(i), name=f"w{i}") for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    done = await asyncio.gather(*workers, return_exceptions=True)
    return sorted(seen), failed, [type(d).__name__ for d in done]

async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0.01)
        yield i

async def main():
    started = asyncio.get_running_loop().time()
    async with session(2) as c:
        print(await crawl(c, "/"))
        print(c.log)
    print([i async for i in ticks(3) if i], {i: i * i async for i in ticks(2)})
    try:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(10)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        await asyncio.wait_for(asyncio.sleep(1, "late"), 0.01)
    except asyncio.TimeoutError:
        print("late")
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(asyncio.sleep(0.02, "a"))
            tg.create_task(c.get("/zzz"))
            tg.create_task(asyncio.sleep(5))
    except* LookupError as g:
        print(g.exceptions, a.result())
    results = await asyncio.gather(asyncio.sleep(0.02, 1), asyncio.sleep(0.01, 2), c.get("/nope"), return_exceptions=True)
    print(results)
    for f in asyncio.as_completed([asyncio.sleep(0.03, "slow"), asyncio.sleep(0.01, "fast")]):
        print(await f)
    print(asyncio.current_task().get_name() != "", 0 < asyncio.get_running_loop().time() - started < 60)
asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
