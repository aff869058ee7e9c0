from typing import Generic, TypeVar

from sqlalchemy.util.concurrency import greenlet_spawn

_T = TypeVar("_T")


class AsyncCommon:
    """What every asynchronous result does by the synchronous one behind it."""

    def __init__(self, real):
        self._real_result = real

    async def close(self):
        await greenlet_spawn(self._real_result.close)

    @property
    def closed(self):
        return self._real_result.closed

    def unique(self, strategy=None):
        self._real_result = self._real_result.unique(strategy)
        return self

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await greenlet_spawn(next, self._real_result, _END)
        if row is _END:
            raise StopAsyncIteration()
        return row

    async def partitions(self, size=None):
        parts = iter(self._real_result.partitions(size))
        while True:
            part = await greenlet_spawn(next, parts, _END)
            if part is _END:
                break
            yield part

    async def fetchmany(self, size=None):
        return await greenlet_spawn(self._real_result.fetchmany, size)

    async def all(self):
        return await greenlet_spawn(self._real_result.all)

    async def first(self):
        return await greenlet_spawn(self._real_result.first)

    async def one_or_none(self):
        return await greenlet_spawn(self._real_result.one_or_none)

    async def one(self):
        return await greenlet_spawn(self._real_result.one)


_END = object()


class AsyncResult(AsyncCommon, Generic[_T]):
    def keys(self):
        return self._real_result.keys()

    def columns(self, *col_expressions):
        self._real_result = self._real_result.columns(*col_expressions)
        return self

    def yield_per(self, num):
        self._real_result.yield_per(num)
        return self

    @property
    def t(self):
        return self

    def tuples(self):
        return self

    async def fetchone(self):
        return await greenlet_spawn(self._real_result.fetchone)

    async def scalar(self):
        return await greenlet_spawn(self._real_result.scalar)

    async def scalar_one(self):
        return await greenlet_spawn(self._real_result.scalar_one)

    async def scalar_one_or_none(self):
        return await greenlet_spawn(self._real_result.scalar_one_or_none)

    async def freeze(self):
        return await greenlet_spawn(self._real_result.freeze)

    def scalars(self, index=0):
        return AsyncScalarResult(self._real_result.scalars(index))

    def mappings(self):
        return AsyncMappingResult(self._real_result.mappings())


AsyncTupleResult = AsyncResult


class AsyncScalarResult(AsyncCommon, Generic[_T]):
    async def fetchall(self):
        return await self.all()


class AsyncMappingResult(AsyncCommon):
    def keys(self):
        return self._real_result.keys()

    def columns(self, *col_expressions):
        self._real_result = self._real_result.columns(*col_expressions)
        return self

    async def fetchall(self):
        return await self.all()

    async def fetchone(self):
        return await greenlet_spawn(self._real_result.fetchone)
