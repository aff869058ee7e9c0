# A task that fails while nobody looks.
import asyncio

async def fails():
    raise ValueError("nobody looks")

async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    print("main goes on", task.done())

asyncio.run(main())
print("end")
