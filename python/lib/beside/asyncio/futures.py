# Results that are yet to come.
import contextvars
from .events import get_event_loop
from .exceptions import CancelledError, InvalidStateError

__all__ = ("Future", "isfuture", "wrap_future")


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    """A result that is awaited."""

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._value = self._failure = None
        self._then = []
        self._message = None
        self._log_unread = False

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._described())}>"

    def _described(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._failure is not None:
                info.append(f"exception={self._failure!r}")
            else:
                info.append(f"result={self._value!r}")
        if self._then:
            shown = [_callback_name(fn) for fn, _ in self._then]
            if len(shown) > 2:
                shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
            info.append(f"cb=[{', '.join(shown)}]")
        return info

    __module__ = "_asyncio"
    __class_getitem__ = classmethod(lambda cls, item: cls)

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def _settle(self, state):
        self._state = state
        then, self._then = self._then, []
        for fn, context in then:
            self._loop.call_soon(fn, self, context=context)

    def set_result(self, result):
        if self.done():
            raise InvalidStateError("invalid state")
        self._value = result
        self._settle("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._failure = exception
        self._log_unread = True
        self._settle("FINISHED")

    def cancel(self, msg=None):
        self._log_unread = False
        if self.done():
            return False
        self._message = msg
        self._settle("CANCELLED")
        return True

    def _cancelled_error(self):
        if self._failure is not None:
            failure, self._failure = self._failure, None
            return failure
        return CancelledError() if self._message is None else CancelledError(self._message)

    def exception(self):
        if self.cancelled():
            raise self._cancelled_error()
        if not self.done():
            raise InvalidStateError("Exception is not set.")
        self._log_unread = False
        return self._failure

    def result(self):
        if self.cancelled():
            raise self._cancelled_error()
        if not self.done():
            raise InvalidStateError("Result is not set.")
        self._log_unread = False
        if self._failure is not None:
            raise self._failure
        return self._value

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = contextvars.copy_context()
        if self.done():
            self._loop.call_soon(fn, self, context=context)
        else:
            self._then.append((fn, context))

    def remove_done_callback(self, fn):
        before = len(self._then)
        self._then = [(f, c) for f, c in self._then if f != fn]
        return before - len(self._then)

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _callback_name(fn):
    name = getattr(fn, "__qualname__", None)
    if name is None:
        return repr(fn)
    code = getattr(getattr(fn, "__func__", fn), "__code__", None)
    if code is None or code.co_filename.startswith("<library "):
        return f"{name}()"
    return f"{name}() at {code.co_filename}:{code.co_firstlineno}"


def wrap_future(future, *, loop=None):
    return future
