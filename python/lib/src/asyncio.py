# A deterministic event loop: one thread, and a clock that jumps to the next
# timer when nothing else is left to do.
import heapq
import time as _clock
import types
from collections import deque

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError
_running = None


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


def iscoroutine(obj):
    return isinstance(obj, types.CoroutineType)


def iscoroutinefunction(func):
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


class Future:
    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
        self._state = "PENDING"
        self._outcome = None
        self._error = None
        self._then = []

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def _settle(self, state, outcome=None, error=None):
        if self.done():
            raise InvalidStateError("invalid state")
        self._state, self._outcome, self._error = state, outcome, error
        for fn in self._then:
            self._loop.call_soon(fn, self)
        self._then = []

    def set_result(self, result):
        self._settle("FINISHED", result)

    def set_exception(self, exception):
        self._settle("FINISHED", error=exception() if isinstance(exception, type) else exception)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._settle("CANCELLED", error=CancelledError(*([] if msg is None else [msg])))
        return True

    def exception(self):
        if self.cancelled():
            raise self._error
        if not self.done():
            raise InvalidStateError("Exception is not set.")
        return self._error

    def result(self):
        if not self.done():
            raise InvalidStateError("Result is not set.")
        if self._error is not None:
            raise self._error
        return self._outcome

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._then.append(fn)

    def remove_done_callback(self, fn):
        before = len(self._then)
        self._then = [f for f in self._then if f != fn]
        return before - len(self._then)

    def get_loop(self):
        return self._loop

    def __await__(self):
        if not self.done():
            yield self
        return self.result()

    __iter__ = __await__


class Task(Future):
    _count = 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        Task._count += 1
        self._coro = coro
        self._name = name or f"Task-{Task._count}"
        self._waiting = None
        self._cancel = None
        self._cancels = 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._advance)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        self._cancels = max(0, self._cancels - 1)
        return self._cancels

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancels += 1
        if self._waiting is not None and self._waiting.cancel(msg):
            return True
        self._cancel = CancelledError(*([] if msg is None else [msg]))
        return True

    def _wake(self, future):
        self._waiting = None
        self._advance(future._error)

    def _advance(self, error=None):
        if self.done():
            return
        if self._cancel is not None:
            error, self._cancel = self._cancel, None
        before, self._loop._current = self._loop._current, self
        try:
            if error is None:
                step = self._coro.send(None)
            else:
                step = self._coro.throw(error)
        except StopIteration as stop:
            self._finish("FINISHED", stop.value)
        except CancelledError as gone:
            self._finish("CANCELLED", error=gone)
        except Exception as failed:
            self._finish("FINISHED", error=failed)
        else:
            if isinstance(step, Future):
                self._waiting = step
                step.add_done_callback(self._wake)
                if self._cancel is not None and step.cancel():
                    self._cancel = None
            elif step is None:
                self._loop.call_soon(self._advance)
            else:
                self._loop.call_soon(self._advance, RuntimeError(f"Task got bad yield: {step!r}"))
        finally:
            self._loop._current = before

    def _finish(self, state, outcome=None, error=None):
        self._loop._tasks.remove(self)
        self._settle(state, outcome, error)

    def __repr__(self):
        return f"<Task {self._state.lower()} name={self._name!r}>"


class Handle:
    def __init__(self, fn, args):
        self._fn, self._args = fn, args

    def cancel(self):
        self._fn = None

    def cancelled(self):
        return self._fn is None

    def _run(self):
        if self._fn is not None:
            self._fn(*self._args)


class _Loop:
    def __init__(self):
        self._ready, self._timers, self._tasks = deque(), [], []
        self._serial = 0
        self._current = None
        self._closed = False

    def time(self):
        return _clock.monotonic()

    def call_soon(self, fn, *args, context=None):
        handle = Handle(fn, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, fn, *args, context=None):
        return self.call_at(self.time() + delay, fn, *args)

    def call_at(self, when, fn, *args, context=None):
        handle = Handle(fn, args)
        self._serial += 1
        heapq.heappush(self._timers, (when, self._serial, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, loop=self, name=name)

    async def run_in_executor(self, executor, func, *args):
        return func(*args)

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        pass

    def _turn(self):
        """Run what is ready, after moving the clock on if nothing is."""
        while self._timers and self._timers[0][2].cancelled():
            heapq.heappop(self._timers)
        if not self._ready:
            if not self._timers:
                raise RuntimeError("Diptych: every task waits for something that cannot happen")
            _clock.sleep(max(0, self._timers[0][0] - self.time()))
        now = self.time() + 1e-9
        while self._timers and self._timers[0][0] <= now:
            self._ready.append(heapq.heappop(self._timers)[2])
        for _ in range(len(self._ready)):
            self._ready.popleft()._run()

    def run_until_complete(self, future):
        global _running
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if _running is not None:
            raise RuntimeError("This event loop is already running")
        _running = self
        try:
            future = ensure_future(future, loop=self)
            while not future.done():
                self._turn()
        finally:
            _running = None
        return future.result()

    def _wind_up(self):
        left = list(self._tasks)
        for task in left:
            task.cancel()
        if left:
            self.run_until_complete(gather(*left, return_exceptions=True, loop=self))


AbstractEventLoop = BaseEventLoop = _Loop
_default = None


def new_event_loop():
    return _Loop()


def set_event_loop(loop):
    global _default
    _default = loop


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    global _default
    if _running is not None:
        return _running
    if _default is None:
        _default = _Loop()
    return _default


def current_task(loop=None):
    return (loop or get_running_loop())._current


def all_tasks(loop=None):
    return set((loop or get_running_loop())._tasks)


def ensure_future(aw, *, loop=None):
    if isinstance(aw, Future):
        return aw
    loop = loop or get_event_loop()
    if iscoroutine(aw):
        return loop.create_task(aw)
    if hasattr(aw, "__await__"):
        async def waiter():
            return await aw
        return loop.create_task(waiter())
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = (loop_factory or _Loop)()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def get_loop(self):
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _running is not None:
            coro.close()
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self._loop.run_until_complete(coro)

    def close(self):
        if not self._loop.is_closed():
            self._loop._wind_up()
            self._loop.close()


def run(main, *, debug=None):
    if _running is not None:
        if iscoroutine(main):
            main.close()
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner() as runner:
        return runner.run(main)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pause()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, lambda: future.done() or future.set_result(result))
    try:
        return await future
    finally:
        handle.cancel()


class _Pause:
    """Awaiting it lets the other tasks run once."""

    def __await__(self):
        yield


def gather(*aws, return_exceptions=False, loop=None):
    loop = loop or get_event_loop()
    outer = loop.create_future()
    futures = [ensure_future(aw, loop=loop) for aw in aws]
    if not futures:
        outer.set_result([])
        return outer

    def one_done(future):
        if outer.done():
            return
        if future._error is not None and not return_exceptions:
            outer.set_exception(future._error)
        elif all(f.done() for f in futures):
            outer.set_result([f._outcome if f._error is None else f._error for f in futures])

    for future in futures:
        future.add_done_callback(one_done)
    plain = outer.cancel

    def cancel(msg=None):
        hit = [f.cancel(msg) for f in futures]
        return any(hit) or plain(msg)
    outer.cancel = cancel
    return outer


def shield(arg):
    inner = ensure_future(arg)
    outer = inner.get_loop().create_future()

    def copy(future):
        if not outer.done():
            if future._error is not None:
                outer.set_exception(future._error)
            else:
                outer.set_result(future._outcome)
    inner.add_done_callback(copy)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    futures = [ensure_future(f) for f in fs]
    if not futures:
        raise ValueError("Set of Tasks/Futures is empty.")
    loop = get_running_loop()
    waiter = loop.create_future()

    def enough(_=None):
        finished = [f for f in futures if f.done()]
        failed = any(f._error is not None for f in finished)
        if not waiter.done() and (len(finished) == len(futures) or finished and return_when == FIRST_COMPLETED
                                  or failed and return_when == FIRST_EXCEPTION):
            waiter.set_result(None)

    for f in futures:
        f.add_done_callback(enough)
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, lambda: waiter.done() or waiter.set_result(None))
    enough()
    await waiter
    if timer is not None:
        timer.cancel()
    return {f for f in futures if f.done()}, {f for f in futures if not f.done()}


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    task = ensure_future(fut)
    await wait([task], timeout=timeout)
    if task.done():
        return task.result()
    task.cancel()
    try:
        await task
    except CancelledError:
        pass
    raise TimeoutError()


def as_completed(fs, *, timeout=None):
    done = Queue()
    futures = [ensure_future(f) for f in fs]
    for f in futures:
        f.add_done_callback(done.put_nowait)

    async def following():
        return (await done.get()).result()
    for _ in futures:
        yield following()


async def to_thread(func, /, *args, **kwargs):
    return func(*args, **kwargs)


class Timeout:
    def __init__(self, when):
        self._when = when
        self._expired = False

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if when is None else get_running_loop().call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = current_task()
        self._timer = None
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, exc, tb):
        if self._timer is not None:
            self._timer.cancel()
        if self._expired and kind is not None and issubclass(kind, CancelledError):
            self._task.uncancel()
            raise TimeoutError from exc


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    def __init__(self):
        self._tasks = []
        self._errors = []

    async def __aenter__(self):
        self._owner = current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        task = create_task(coro, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        if not task.cancelled() and task._error is not None:
            self._errors.append(task._error)
            for other in self._tasks:
                other.cancel()

    async def __aexit__(self, kind, exc, tb):
        if exc is not None:
            for task in self._tasks:
                task.cancel()
        while any(not t.done() for t in self._tasks):
            await wait([t for t in self._tasks if not t.done()])
        await _Pause()
        if exc is not None and not isinstance(exc, CancelledError):
            self._errors.append(exc)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)


class _Waiters:
    """A line of tasks that wait for their turn."""

    def __init__(self):
        self._line = deque()

    async def _stand(self):
        future = get_running_loop().create_future()
        self._line.append(future)
        try:
            await future
        except CancelledError:
            if future in self._line:
                self._line.remove(future)
            raise

    def _call_next(self):
        while self._line:
            future = self._line.popleft()
            if not future.done():
                future.set_result(True)
                return True
        return False


class Semaphore(_Waiters):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def locked(self):
        return self._value == 0

    async def acquire(self):
        if self._value > 0:
            self._value -= 1
        else:
            await self._stand()
        return True

    def release(self):
        if not self._call_next():
            self._value += 1

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Lock(Semaphore):
    def __init__(self):
        super().__init__(1)

    def release(self):
        if not self.locked():
            raise RuntimeError("Lock is not acquired.")
        super().release()


class Event(_Waiters):
    def __init__(self):
        super().__init__()
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True
        while self._call_next():
            pass

    def clear(self):
        self._flag = False

    async def wait(self):
        if not self._flag:
            await self._stand()
        return True


class Condition(_Waiters):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = lock or Lock()
        self.acquire, self.release, self.locked = self._lock.acquire, self._lock.release, self._lock.locked

    async def __aenter__(self):
        await self._lock.acquire()

    async def __aexit__(self, *exc):
        self._lock.release()

    async def wait(self):
        self._lock.release()
        try:
            await self._stand()
        finally:
            await self._lock.acquire()
        return True

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        for _ in range(n):
            self._call_next()

    def notify_all(self):
        self.notify(len(self._line))


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._items = self._store()
        self._getters, self._putters, self._finished = _Waiters(), _Waiters(), _Waiters()
        self._open = 0

    def _store(self):
        return deque()

    def _add(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.popleft()

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self._maxsize <= len(self._items)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._add(item)
        self._open += 1
        self._getters._call_next()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._take()
        self._putters._call_next()
        return item

    async def put(self, item):
        while self.full():
            await self._putters._stand()
        self.put_nowait(item)

    async def get(self):
        while self.empty():
            await self._getters._stand()
        return self.get_nowait()

    def task_done(self):
        if self._open <= 0:
            raise ValueError("task_done() called too many times")
        self._open -= 1
        if not self._open:
            while self._finished._call_next():
                pass

    async def join(self):
        if self._open:
            await self._finished._stand()


class PriorityQueue(Queue):
    def _store(self):
        return []

    def _add(self, item):
        heapq.heappush(self._items, item)

    def _take(self):
        return heapq.heappop(self._items)


class LifoQueue(PriorityQueue):
    def _add(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.pop()
