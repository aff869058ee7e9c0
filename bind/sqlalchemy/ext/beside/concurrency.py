"""The bridge between coroutines and the library, which is synchronous inside.

SQLAlchemy runs its synchronous code in a greenlet, from which the driver awaits.
Here the driver never waits, so the code runs straight through; what stays is the
rule that only awaited calls reach the driver, and that they let other tasks run.
"""
import asyncio

from sqlalchemy import exc


async def greenlet_spawn(fn, *args, _require_await=False, **kwargs):
    before = _enter()
    try:
        result = fn(*args, **kwargs)
    finally:
        waited = _leave() != before
    if waited:
        await asyncio.sleep(0)
    return result


def await_only(awaitable):
    """What an awaitable gives, from inside of an awaited call."""
    try:
        _guard()
    except exc.MissingGreenlet:
        if asyncio.iscoroutine(awaitable):
            awaitable.close()
        raise
    steps = awaitable.__await__()
    while True:
        try:
            waits = next(steps)
        except StopIteration as end:
            return end.value
        if waits is not None and not waits.done():
            raise NotImplementedError("Diptych does not support await_only() of what waits for others yet")


await_fallback = await_only


def in_greenlet():
    return _inside()


def buffered(execute):
    """execute(), reading all rows before it returns."""

    def run(*args, **kwargs):
        return _buffer(execute(*args, **kwargs))

    return run
