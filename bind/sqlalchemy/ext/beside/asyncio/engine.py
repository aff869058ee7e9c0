import asyncio
import contextlib

from sqlalchemy import create_engine as _create_engine
from sqlalchemy import exc
from sqlalchemy.exc import ArgumentError
from sqlalchemy.util.concurrency import greenlet_spawn

from .base import GeneratorStartableContext, Proxy, StartableContext
from .exc import AsyncMethodRequired
from .result import AsyncResult, AsyncScalarResult


def create_async_engine(url, **kw):
    if kw.pop("server_side_cursors", False):
        raise AsyncMethodRequired(
            "Can't set server_side_cursors for async engine globally; "
            "use the connection.stream() method for an async "
            "streaming result set"
        )
    return AsyncEngine(_create_engine(url, **kw))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    options = {k[len(prefix):]: v for k, v in configuration.items() if k.startswith(prefix)}
    for name in ("echo", "hide_parameters"):
        if isinstance(options.get(name), str):
            options[name] = options[name].strip().lower() in ("true", "yes", "on", "y", "t", "1")
    options.update(kwargs)
    return create_async_engine(options.pop("url"), **options)


class AsyncConnectable:
    pass


class AsyncConnection(Proxy, StartableContext, AsyncConnectable):
    def __init__(self, async_engine, sync_connection=None):
        self.engine = async_engine
        self.sync_engine = async_engine.sync_engine
        self.sync_connection = self._assign_proxied(sync_connection)

    async def start(self, is_ctxmanager=False):
        if self.sync_connection:
            raise exc.InvalidRequestError("connection is already started")
        self.sync_connection = self._assign_proxied(await greenlet_spawn(self.sync_engine.connect))
        return self

    @property
    def _proxied(self):
        if not self.sync_connection:
            self._raise_for_not_started()
        return self.sync_connection

    @property
    def connection(self):
        raise exc.InvalidRequestError(
            "AsyncConnection.connection accessor is not implemented as the "
            "attribute may need to reconnect on an invalidated connection.  "
            "Use the get_raw_connection() method."
        )

    async def get_raw_connection(self):
        return await greenlet_spawn(getattr, self._proxied, "connection")

    @property
    def closed(self):
        return self._proxied.closed

    @property
    def invalidated(self):
        return self._proxied.invalidated

    @property
    def dialect(self):
        return self._proxied.dialect

    @property
    def info(self):
        return self._proxied.info

    def begin(self):
        assert self._proxied
        return AsyncTransaction(self)

    def begin_nested(self):
        assert self._proxied
        return AsyncTransaction(self, nested=True)

    def in_transaction(self):
        return self._proxied.in_transaction()

    def in_nested_transaction(self):
        return self._proxied.in_nested_transaction()

    def _transaction(self, sync):
        def make(sync):
            tx = AsyncTransaction(self)
            tx.sync_transaction = tx._assign_proxied(sync)
            return tx

        return AsyncTransaction._of(sync, make)

    def get_transaction(self):
        return self._transaction(self._proxied.get_transaction())

    def get_nested_transaction(self):
        return self._transaction(self._proxied.get_nested_transaction())

    async def execution_options(self, **opt):
        await greenlet_spawn(self._proxied.execution_options, **opt)
        return self

    async def commit(self):
        await greenlet_spawn(self._proxied.commit)

    async def rollback(self):
        await greenlet_spawn(self._proxied.rollback)

    async def close(self):
        await greenlet_spawn(self._proxied.close)

    async def aclose(self):
        await self.close()

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        return await greenlet_spawn(
            self._proxied.exec_driver_sql, statement, parameters, execution_options
        )

    async def execute(self, statement, parameters=None, *, execution_options=None):
        return await greenlet_spawn(
            self._proxied.execute, statement, parameters, execution_options=execution_options
        )

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        return result.scalar()

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        return result.scalars()

    def stream(self, statement, parameters=None, *, execution_options=None):
        async def start():
            return AsyncResult(
                await self.execute(statement, parameters, execution_options=execution_options)
            )

        return GeneratorStartableContext(start)

    def stream_scalars(self, statement, parameters=None, *, execution_options=None):
        async def start():
            return AsyncScalarResult(
                await self.scalars(statement, parameters, execution_options=execution_options)
            )

        return GeneratorStartableContext(start)

    async def run_sync(self, fn, *arg, **kw):
        return await greenlet_spawn(fn, self._proxied, *arg, **kw)

    async def __aexit__(self, type_, value, traceback):
        await asyncio.shield(asyncio.create_task(self.close()))


class AsyncEngine(Proxy, AsyncConnectable):
    def __init__(self, sync_engine):
        driver = sync_engine.url.drivername.partition("+")[2] or "pysqlite"
        if driver != "aiosqlite":
            raise exc.InvalidRequestError(
                "The asyncio extension requires an async driver to be used. "
                f"The loaded {driver!r} is not async."
            )
        self.sync_engine = self._assign_proxied(sync_engine)

    @property
    def _proxied(self):
        return self.sync_engine

    @property
    def engine(self):
        return self.sync_engine

    @property
    def url(self):
        return self.sync_engine.url

    @property
    def pool(self):
        return self.sync_engine.pool

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def name(self):
        return self.sync_engine.name

    @property
    def driver(self):
        return self.sync_engine.driver

    @property
    def echo(self):
        return self.sync_engine.echo

    @echo.setter
    def echo(self, value):
        self.sync_engine.echo = value

    @contextlib.asynccontextmanager
    async def begin(self):
        async with self.connect() as conn:
            async with conn.begin():
                yield conn

    def connect(self):
        return AsyncConnection(self)

    def execution_options(self, **opt):
        return AsyncEngine(self.sync_engine.execution_options(**opt))

    def get_execution_options(self):
        return self.sync_engine.get_execution_options()

    async def dispose(self, close=True):
        await greenlet_spawn(self.sync_engine.dispose, close=close)


class AsyncTransaction(Proxy, StartableContext):
    def __init__(self, connection, nested=False):
        self.connection = connection
        self.sync_transaction = None
        self.nested = nested

    @property
    def _proxied(self):
        if not self.sync_transaction:
            self._raise_for_not_started()
        return self.sync_transaction

    @property
    def is_valid(self):
        return self._proxied.is_valid

    @property
    def is_active(self):
        return self._proxied.is_active

    async def close(self):
        await greenlet_spawn(self._proxied.close)

    async def rollback(self):
        await greenlet_spawn(self._proxied.rollback)

    async def commit(self):
        await greenlet_spawn(self._proxied.commit)

    async def start(self, is_ctxmanager=False):
        conn = self.connection._proxied
        self.sync_transaction = self._assign_proxied(
            await greenlet_spawn(conn.begin_nested if self.nested else conn.begin)
        )
        if is_ctxmanager:
            self.sync_transaction.__enter__()
        return self

    async def __aexit__(self, type_, value, traceback):
        await greenlet_spawn(self._proxied.__exit__, type_, value, traceback)


def _get_sync_engine_or_connection(async_engine):
    if isinstance(async_engine, AsyncConnection):
        return async_engine._proxied
    try:
        return async_engine.sync_engine
    except AttributeError as e:
        raise ArgumentError(f"AsyncEngine expected, got {async_engine!r}") from e
