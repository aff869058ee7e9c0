"""The async forms of Django's methods: each does the work of its plain form
as if in a thread, and lets other tasks go on before it returns."""
import asyncio


def calling(name, qualname, enter, leave):
    async def method(self, *args, **kwargs):
        enter()
        try:
            result = getattr(self, name)(*args, **kwargs)
        finally:
            leave()
            await asyncio.sleep(0)
        return result

    method.__name__ = "a" + name
    method.__qualname__ = qualname
    return method


def threaded(func, enter, leave):
    async def wrapper(*args, **kwargs):
        enter()
        try:
            result = func(*args, **kwargs)
        finally:
            leave()
            await asyncio.sleep(0)
        return result

    return wrapper


def blocking(func, enter, leave):
    def wrapper(*args, **kwargs):
        coroutine = func(*args, **kwargs)
        outer = asyncio._running
        asyncio._running = None
        try:
            return asyncio.run(coroutine)
        finally:
            asyncio._running = outer

    return wrapper


def rows(fetch, enter, leave):
    async def generator():
        enter()
        try:
            items = fetch()
        finally:
            leave()
            await asyncio.sleep(0)
        for item in items:
            yield item

    return generator()
