import asyncio
from typing import Generic, TypeVar

from sqlalchemy.orm import Session, object_session
from sqlalchemy.orm import close_all_sessions as _close_all_sessions
from sqlalchemy.util.concurrency import buffered, greenlet_spawn

from .base import Proxy, StartableContext
from .engine import AsyncConnection, AsyncEngine, _get_sync_engine_or_connection
from .result import AsyncResult, AsyncScalarResult

_T = TypeVar("_T")


class AsyncAttrs:
    """Gives mapped classes attributes that are awaited."""

    @property
    def awaitable_attrs(self):
        return _AsyncAttrGetitem(self)


class _AsyncAttrGetitem:
    def __init__(self, instance):
        self._instance = instance

    def __getattr__(self, name):
        return greenlet_spawn(getattr, self._instance, name)


AsyncAttrs._AsyncAttrGetitem = _AsyncAttrGetitem


def _getter(name):
    """Session's method of that name: both take the same."""

    async def get(
        self,
        entity,
        ident,
        *,
        options=None,
        populate_existing=False,
        with_for_update=None,
        identity_token=None,
        execution_options=None,
    ):
        return await greenlet_spawn(
            getattr(self.sync_session, name),
            entity,
            ident,
            options=options,
            populate_existing=populate_existing,
            with_for_update=with_for_update,
            identity_token=identity_token,
            execution_options=execution_options,
        )

    get.__name__, get.__qualname__ = name, "AsyncSession." + name
    return get


class AsyncSession(Proxy):
    sync_session_class = Session

    def __init__(self, bind=None, *, binds=None, sync_session_class=None, **kw):
        sync_bind = sync_binds = None
        if bind:
            self.bind = bind
            sync_bind = _get_sync_engine_or_connection(bind)
        if binds:
            self.binds = binds
            sync_binds = {k: _get_sync_engine_or_connection(b) for k, b in binds.items()}
        if sync_session_class:
            self.sync_session_class = sync_session_class
        self.sync_session = self._proxied = self._assign_proxied(
            self.sync_session_class(bind=sync_bind, binds=sync_binds, **kw)
        )

    bind = None

    async def refresh(self, instance, attribute_names=None, with_for_update=None):
        await greenlet_spawn(
            self.sync_session.refresh,
            instance,
            attribute_names=attribute_names,
            with_for_update=with_for_update,
        )

    async def run_sync(self, fn, *arg, **kw):
        return await greenlet_spawn(fn, self.sync_session, *arg, **kw)

    async def execute(self, statement, params=None, **kw):
        return await greenlet_spawn(buffered(self.sync_session.execute), statement, params, **kw)

    async def scalar(self, statement, params=None, **kw):
        return await greenlet_spawn(self.sync_session.scalar, statement, params, **kw)

    async def scalars(self, statement, params=None, **kw):
        result = await self.execute(statement, params, **kw)
        return result.scalars()

    get = _getter("get")
    get_one = _getter("get_one")

    async def stream(self, statement, params=None, **kw):
        return AsyncResult(
            await greenlet_spawn(self.sync_session.execute, statement, params, **kw)
        )

    async def stream_scalars(self, statement, params=None, **kw):
        result = await self.stream(statement, params, **kw)
        return result.scalars()

    async def delete(self, instance):
        await greenlet_spawn(self.sync_session.delete, instance)

    async def merge(self, instance, *, load=True, options=None):
        return await greenlet_spawn(self.sync_session.merge, instance, load=load, options=options)

    async def flush(self, objects=None):
        await greenlet_spawn(self.sync_session.flush, objects=objects)

    async def connection(self, bind_arguments=None, execution_options=None, **kw):
        sync = await greenlet_spawn(
            self.sync_session.connection,
            bind_arguments=bind_arguments,
            execution_options=execution_options,
            **kw,
        )
        return AsyncConnection._of(
            sync,
            lambda sync: AsyncConnection(AsyncEngine._of(sync.engine, AsyncEngine), sync),
        )

    def get_bind(self, *arg, **kw):
        return self.sync_session.get_bind(*arg, **kw)

    def begin(self):
        return AsyncSessionTransaction(self)

    def begin_nested(self):
        return AsyncSessionTransaction(self, nested=True)

    def _transaction(self, sync):
        def make(sync):
            tx = AsyncSessionTransaction(self)
            tx.sync_transaction = tx._assign_proxied(sync)
            return tx

        return AsyncSessionTransaction._of(sync, make)

    def get_transaction(self):
        return self._transaction(self.sync_session.get_transaction())

    def get_nested_transaction(self):
        return self._transaction(self.sync_session.get_nested_transaction())

    async def rollback(self):
        await greenlet_spawn(self.sync_session.rollback)

    async def commit(self):
        await greenlet_spawn(self.sync_session.commit)

    async def close(self):
        await greenlet_spawn(self.sync_session.close)

    async def reset(self):
        await greenlet_spawn(self.sync_session.reset)

    async def invalidate(self):
        await greenlet_spawn(self.sync_session.invalidate)

    async def aclose(self):
        await self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, type_, value, traceback):
        await asyncio.shield(asyncio.create_task(self.close()))

    def _maker_context_manager(self):
        return _AsyncSessionContextManager(self)

    def __contains__(self, instance):
        return instance in self._proxied

    def __iter__(self):
        return iter(self._proxied)

    def add(self, instance):
        self._proxied.add(instance)

    def add_all(self, instances):
        self._proxied.add_all(instances)

    def expire(self, instance, attribute_names=None):
        self._proxied.expire(instance, attribute_names)

    def expire_all(self):
        self._proxied.expire_all()

    def expunge(self, instance):
        self._proxied.expunge(instance)

    def expunge_all(self):
        self._proxied.expunge_all()

    def is_modified(self, instance, include_collections=True):
        return self._proxied.is_modified(instance, include_collections=include_collections)

    def in_transaction(self):
        return self._proxied.in_transaction()

    def in_nested_transaction(self):
        return self._proxied.in_nested_transaction()

    @property
    def dirty(self):
        return self._proxied.dirty

    @property
    def deleted(self):
        return self._proxied.deleted

    @property
    def new(self):
        return self._proxied.new

    @property
    def identity_map(self):
        return self._proxied.identity_map

    @property
    def is_active(self):
        return self._proxied.is_active

    @property
    def autoflush(self):
        return self._proxied.autoflush

    @autoflush.setter
    def autoflush(self, value):
        self._proxied.autoflush = value

    @property
    def no_autoflush(self):
        return self._proxied.no_autoflush

    @property
    def info(self):
        return self._proxied.info

    @classmethod
    def object_session(cls, instance):
        return object_session(instance)


class async_sessionmaker(Generic[_T]):
    def __init__(
        self, bind=None, *, class_=AsyncSession, autoflush=True, expire_on_commit=True, info=None, **kw
    ):
        kw["bind"] = bind
        kw["autoflush"] = autoflush
        kw["expire_on_commit"] = expire_on_commit
        if info is not None:
            kw["info"] = info
        self.kw = kw
        self.class_ = type(class_.__name__, (class_,), {})

    def begin(self):
        return self()._maker_context_manager()

    def __call__(self, **local_kw):
        for k, v in self.kw.items():
            if k == "info" and "info" in local_kw:
                local_kw["info"] = {**v, **local_kw["info"]}
            else:
                local_kw.setdefault(k, v)
        return self.class_(**local_kw)

    def configure(self, **new_kw):
        self.kw.update(new_kw)

    def __repr__(self):
        return "%s(class_=%r, %s)" % (
            self.__class__.__name__,
            self.class_.__name__,
            ", ".join("%s=%r" % (k, v) for k, v in self.kw.items()),
        )


class _AsyncSessionContextManager:
    def __init__(self, async_session):
        self.async_session = async_session

    async def __aenter__(self):
        self.trans = self.async_session.begin()
        await self.trans.__aenter__()
        return self.async_session

    async def __aexit__(self, type_, value, traceback):
        async def go():
            await self.trans.__aexit__(type_, value, traceback)
            await self.async_session.__aexit__(type_, value, traceback)

        await asyncio.shield(asyncio.create_task(go()))


class AsyncSessionTransaction(Proxy, StartableContext):
    def __init__(self, session, nested=False):
        self.session = session
        self.nested = nested
        self.sync_transaction = None

    @property
    def _proxied(self):
        return self._sync_transaction()

    @property
    def is_active(self):
        return self._sync_transaction() is not None and self._sync_transaction().is_active

    def _sync_transaction(self):
        if not self.sync_transaction:
            self._raise_for_not_started()
        return self.sync_transaction

    async def rollback(self):
        await greenlet_spawn(self._sync_transaction().rollback)

    async def commit(self):
        await greenlet_spawn(self._sync_transaction().commit)

    async def start(self, is_ctxmanager=False):
        sync = self.session.sync_session
        self.sync_transaction = self._assign_proxied(
            await greenlet_spawn(sync.begin_nested if self.nested else sync.begin)
        )
        if is_ctxmanager:
            self.sync_transaction.__enter__()
        return self

    async def __aexit__(self, type_, value, traceback):
        await greenlet_spawn(self._sync_transaction().__exit__, type_, value, traceback)


def async_object_session(instance):
    session = object_session(instance)
    return async_session(session) if session is not None else None


def async_session(session):
    return AsyncSession._of(session, lambda session: None)


async def close_all_sessions():
    await greenlet_spawn(_close_all_sessions)
