# Tasks: names, states, results, callbacks.
import asyncio

async def job(x):
    await asyncio.sleep(0.01)
    return x * 2

async def broken():
    raise KeyError("broken")

async def main():
    me = asyncio.current_task()
    print(me.get_name(), me.done())
    one = asyncio.create_task(job(1))
    two = asyncio.create_task(job(2), name="the second")
    print(one.get_name(), two.get_name(), one.done(), len(asyncio.all_tasks()))
    one.add_done_callback(lambda t: print("callback", t.get_name(), t.result()))
    try:
        one.result()
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    print(await one, await two, one.done(), one.cancelled(), one.exception())
    bad = asyncio.create_task(broken())
    await asyncio.sleep(0)
    print(bad.done(), repr(bad.exception()))
    try:
        bad.result()
    except KeyError as error:
        print("again", error)
    two.set_name(5)
    print(repr(two.get_name()), two.cancel())
    print([t.get_name() for t in asyncio.all_tasks()])

asyncio.run(main())
