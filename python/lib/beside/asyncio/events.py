# The event loop.
import functools
import contextvars
import heapq
import sys
import time as _time
import traceback
from collections import deque
from _time import rewind as _rewind, unfinished as _unfinished

__all__ = ("AbstractEventLoop", "BaseEventLoop", "SelectorEventLoop", "AbstractEventLoopPolicy", "DefaultEventLoopPolicy",
           "Handle", "TimerHandle", "new_event_loop", "set_event_loop", "get_event_loop", "get_running_loop",
           "get_event_loop_policy", "set_event_loop_policy", "_get_running_loop")

_running = None
_default = None


class Handle:
    __slots__ = ("_callback", "_args", "_context", "_cancelled", "_loop", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as failure:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_called(self._callback, self._args)}", "exception": failure, "handle": self})

    def __repr__(self):
        state = " cancelled" if self._cancelled else " " + _called(self._callback, self._args)
        return f"<{type(self).__name__}{state}>"


def _called(function, args):
    given, place = f"({', '.join(map(repr, args))})", function
    while isinstance(place, functools.partial):
        inner = [*map(repr, place.args), *(f"{k}={v!r}" for k, v in place.keywords.items())]
        given, place = f"({', '.join(inner)}){given}", place.func
    name = getattr(place, "__qualname__", None) or repr(place)
    code = getattr(getattr(place, "__func__", place), "__code__", None)
    if code is None or code.co_filename.startswith("<library "):
        return name + given
    return f"{name}{given} at {code.co_filename}:{code.co_firstlineno}"


class TimerHandle(Handle):
    __slots__ = ("_when",)

    def when(self):
        return self._when


class AbstractEventLoop:
    """What every event loop is."""


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready, self._timers, self._tasks = deque(), [], {}
        self._serial = 0
        self._current = None
        self._closed = self._stopping = self._debug = False
        self._handler = self._factory = None

    def __repr__(self):
        running, closed = self.is_running(), self._closed
        return f"<_UnixSelectorEventLoop running={running} closed={closed} debug={self._debug}>"

    # The clock is rounded, so that equal sums of delays are equal times.
    def time(self):
        return round(_time.monotonic(), 9)

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = TimerHandle(callback, args, self, context)
        handle._when = round(when, 9)
        self._serial += 1
        heapq.heappush(self._timers, (handle._when, self._serial, handle))
        return handle

    def create_future(self):
        from .futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from .tasks import Task
        self._check_closed()
        if self._factory is None:
            task = Task(coro, loop=self, context=context)
        else:
            task = self._factory(self, coro) if context is None else self._factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._factory = factory

    def get_task_factory(self):
        return self._factory

    def run_in_executor(self, executor, func, *args):
        """Runs func at once. The time it sleeps passes for it alone, as in a thread."""
        future = self.create_future()
        start = _time.monotonic()
        try:
            result, failure = func(*args), None
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            result, failure = None, exc
        took = _time.monotonic() - start
        _rewind(took)

        def deliver():
            if future.cancelled():
                return
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)
        if took > 0:
            self.call_later(took, deliver)
        else:
            self.call_soon(self.call_soon, deliver)
        return future

    def set_default_executor(self, executor):
        pass

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = bool(enabled)

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    def default_exception_handler(self, context):
        print(context.get("message") or "Unhandled exception in event loop", file=sys.stderr)
        for key in sorted(context):
            if key not in ("message", "exception"):
                print(f"{key}: {context[key]!r}", file=sys.stderr)
        failure = context.get("exception")
        if failure is not None:
            traceback.print_exception(type(failure), failure, failure.__traceback__)

    def _turn(self):
        """Runs what is ready, after moving the clock on if nothing is."""
        timers, ready = self._timers, self._ready
        while timers and timers[0][2]._cancelled:
            heapq.heappop(timers)
        limit = 1e-9
        if not ready and not self._stopping:
            if not timers:
                raise RuntimeError("Diptych: every task waits for something that cannot happen any more")
            wait = timers[0][0] - self.time()
            if wait > 0:
                _time.sleep(wait)
                limit = 1e-3  # what is due within the same tick of the real one's clock
        limit += self.time()
        while timers and timers[0][0] < limit:
            ready.append(heapq.heappop(timers)[2])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_forever(self):
        global _running
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        _running = self
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running = None

    def run_until_complete(self, future):
        from .futures import isfuture
        from .tasks import ensure_future
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new:
            future._log_unread = False

        def ended(_):
            if not future.cancelled() and isinstance(future._failure, (SystemExit, KeyboardInterrupt)):
                return
            self.stop()
        future.add_done_callback(ended)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(ended)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    async def shutdown_asyncgens(self):
        from .tasks import gather
        left = _unfinished()
        if left:
            await gather(*[generator.aclose() for generator in left], return_exceptions=True)

    async def shutdown_default_executor(self):
        pass


class SelectorEventLoop(BaseEventLoop):
    pass


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return SelectorEventLoop()


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    pass


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = DefaultEventLoopPolicy() if policy is None else policy


def new_event_loop():
    return _policy.new_event_loop()


def set_event_loop(loop):
    global _default
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _default = loop


def _get_running_loop():
    return _running


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    global _default
    if _running is not None:
        return _running
    if _default is None:
        _default = SelectorEventLoop()
    return _default
