import asyncio

async def work():
    raise LookupError("lost")

async def main():
    try:
        await work()
    except LookupError as error:
        print("caught", error)
    return "ok"

print(asyncio.run(main()))
async def loud():
    return [await x for x in [5]]

try:
    asyncio.run(loud())
except TypeError as error:
    print(error)
