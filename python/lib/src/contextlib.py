# Helpers for with and async with. The synchronous ones are native.
import abc
import sys
from functools import wraps
from types import GenericAlias
from _contextlib import (AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, redirect_stderr,
                         redirect_stdout, suppress)

__all__ = ["asynccontextmanager", "contextmanager", "closing", "aclosing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "chdir"]


class AbstractAsyncContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return hasattr(C, "__aenter__") and hasattr(C, "__aexit__")
        return NotImplemented


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


class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self):
        self._exits = []

    def pop_all(self):
        new = type(self)()
        new._exits, self._exits = self._exits, []
        return new

    def _methods(self, cm, enter, leave, kind):
        cls = type(cm)
        try:
            return getattr(cls, enter), getattr(cls, leave)
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind}context manager "
                            f"protocol") from None

    def _add(self, is_sync, call):
        self._exits.append((is_sync, call))

    def enter_context(self, cm):
        enter, leave = self._methods(cm, "__enter__", "__exit__", "")
        result = enter(cm)
        self._add(True, lambda *exc: leave(cm, *exc))
        return result

    async def enter_async_context(self, cm):
        enter, leave = self._methods(cm, "__aenter__", "__aexit__", "asynchronous ")
        result = await enter(cm)
        self._add(False, lambda *exc: leave(cm, *exc))
        return result

    def push(self, exit):
        leave = getattr(type(exit), "__exit__", None)
        self._add(True, exit if leave is None else lambda *exc: leave(exit, *exc))
        return exit

    def push_async_exit(self, exit):
        leave = getattr(type(exit), "__aexit__", None)
        self._add(False, exit if leave is None else lambda *exc: leave(exit, *exc))
        return exit

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        self._add(True, leave)
        return callback

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        self._add(False, leave)
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *details):
        received = details[0] is not None
        before = sys.exc_info()[1]
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
                old, at = details[1], new
                while (context := at.__context__) is not None and context is not old and context is not before:
                    at = context
                if context is None or context is before:
                    at.__context__ = old
                pending, details = True, (type(new), new, new.__traceback__)
        if pending:
            fixed = details[1].__context__
            try:
                raise details[1]
            except BaseException:
                details[1].__context__ = fixed
                raise
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
