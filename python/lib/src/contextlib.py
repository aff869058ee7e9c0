# Helpers for with and async with. Those that nearly every program meets are native.
import abc
import sys
from functools import wraps
from types import GenericAlias
from _contextlib import ContextDecorator, closing, contextmanager, redirect_stderr, redirect_stdout

__all__ = ["asynccontextmanager", "contextmanager", "closing", "aclosing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "chdir"]


def _has(C, *names):
    return all(any(vars(B).get(n) is not None for B in C.__mro__) for n in names) or NotImplemented


class AbstractContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class _AsyncGeneratorContextManager(AbstractAsyncContextManager, AsyncContextDecorator):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    async def __aenter__(self):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except (StopIteration, StopAsyncIteration) as exc:
            return exc is not value
        except RuntimeError as exc:
            # A stop raised in the body comes back as the cause of a RuntimeError.
            if exc is value or isinstance(value, (StopIteration, StopAsyncIteration)) and exc.__cause__ is value:
                exc.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class _BaseExitStack:
    def __init__(self):
        self._exits = []

    def pop_all(self):
        new = type(self)()
        new._exits, self._exits = self._exits, []
        return new

    def _methods(self, cm, enter, leave, kind=""):
        cls = type(cm)
        try:
            return getattr(cls, enter), getattr(cls, leave)
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind}context manager protocol") from None

    def _add(self, is_sync, call):
        self._exits.append((is_sync, call))

    def _push(self, is_sync, exit, name):
        leave = getattr(type(exit), name, None)
        self._add(is_sync, exit if leave is None else lambda *exc: leave(exit, *exc))
        return exit

    def push(self, exit):
        return self._push(True, exit, "__exit__")

    def enter_context(self, cm):
        enter, leave = self._methods(cm, "__enter__", "__exit__")
        result = enter(cm)
        self._add(True, lambda *exc: leave(cm, *exc))
        return result

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        self._add(True, leave)
        return callback

    def _raised(self, new, old, before):
        """What goes on after an exit raised new: its context ends in old, unless that is told already."""
        at = new
        while (context := at.__context__) is not None and context is not old:
            if context is before:
                at.__context__ = old
                break
            at = context
        return type(new), new, new.__traceback__

    def _end(self, pending, raised):
        if pending:
            context = raised.__context__
            try:
                raise raised
            except BaseException:
                raised.__context__ = context
                raise


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *details):
        received, before = details[0] is not None, sys.exc_info()[1]
        pending = suppressed = False
        while self._exits:
            leave = self._exits.pop()[1]
            try:
                if leave(*details):
                    suppressed, pending, details = True, False, (None, None, None)
            except BaseException as new:
                pending, details = True, self._raised(new, details[1], before)
        self._end(pending, details[1])
        return received and suppressed

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        enter, leave = self._methods(cm, "__aenter__", "__aexit__", "asynchronous ")
        result = await enter(cm)
        self._add(False, lambda *exc: leave(cm, *exc))
        return result

    def push_async_exit(self, exit):
        return self._push(False, exit, "__aexit__")

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        self._add(False, leave)
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *details):
        received, before = details[0] is not None, sys.exc_info()[1]
        pending = suppressed = False
        while self._exits:
            is_sync, leave = self._exits.pop()
            try:
                result = leave(*details)
                if not is_sync:
                    result = await result
                if result:
                    suppressed, pending, details = True, False, (None, None, None)
            except BaseException as new:
                pending, details = True, self._raised(new, details[1], before)
        self._end(pending, details[1])
        return received and suppressed


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())
