# Context variables: a task has a copy of the context it was made in.
import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")

async def show(label):
    print(label, user.get())

async def set_and_show(name):
    user.set(name)
    await asyncio.sleep(0)
    await show("in task")

async def main():
    user.set("main")
    await asyncio.gather(set_and_show("ann"), set_and_show("bob"))
    await show("main still")
    token = user.set("temporary")
    await show("now")
    user.reset(token)
    await show("back")
    copy = copy_context()
    copy.run(user.set, "inside")
    print(copy[user], user.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback", user.get()))
    await asyncio.sleep(0)

asyncio.run(main())
print(user.get())
