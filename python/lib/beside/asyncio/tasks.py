# Tasks, and what waits for several of them.
import contextvars
import types
from .events import get_event_loop, get_running_loop, _get_running_loop
from .exceptions import CancelledError
from .futures import Future, isfuture

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
           "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
           "iscoroutine", "iscoroutinefunction", "to_thread")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
_named = 0


def iscoroutine(obj):
    return isinstance(obj, types.CoroutineType) or isinstance(obj, types.GeneratorType) and False


def iscoroutinefunction(func):
    func = getattr(func, "__func__", func)
    while hasattr(func, "func") and not hasattr(func, "__code__"):
        func = func.func
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


class Task(Future):
    """A coroutine that runs."""

    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _named
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _named += 1
            name = f"Task-{_named}"
        self._name = str(name)
        self._coro = coro
        self._waiting = None
        self._must_cancel = False
        self._cancels = 0
        self._context = contextvars.copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        self._loop._tasks[self] = None

    def _described(self):
        info = super()._described()
        if self._must_cancel:
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        info.insert(2, f"coro=<{_coroutine(self._coro)}>")
        if self._waiting is not None:
            info.insert(3, f"wait_for={self._waiting!r}")
        return info

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
        return self._cancels

    def cancel(self, msg=None):
        self._log_unread = False
        if self.done():
            return False
        self._cancels += 1
        if self._waiting is not None and self._waiting.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._message = msg
        return True

    def _wake(self, future):
        raised = None
        try:
            future.result()
        except BaseException as failure:
            raised = failure
        self._step(raised)  # out of the handler: to the coroutine nothing is being handled

    _wake.__qualname__ = "Task.task_wakeup"

    def _step(self, failure=None):
        if self._must_cancel:
            if not isinstance(failure, CancelledError):
                failure = self._cancelled_error()
            self._must_cancel = False
        self._waiting = None
        loop = self._loop
        before, loop._current = loop._current, self
        try:
            step = self._coro.send(None) if failure is None else self._coro.throw(failure)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._message)
            else:
                super().set_result(stop.value)
        except CancelledError as gone:
            self._failure = gone
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as stop:
            super().set_exception(stop)
            raise
        except BaseException as failed:
            super().set_exception(failed)
        else:
            self._wait_for(step)
        finally:
            loop._current = before
            if self.done():
                loop._tasks.pop(self, None)
                if self._log_unread:
                    loop._tasks[self] = "unread"
            self = None

    def _wait_for(self, step):
        soon = self._loop.call_soon
        if step is None:
            soon(self._step, context=self._context)
        elif not isfuture(step):
            soon(self._step, RuntimeError(f"Task got bad yield: {step!r}"), context=self._context)
        elif step.get_loop() is not self._loop:
            soon(self._step, RuntimeError(f"Task {self!r} got Future {step!r} attached to a different loop"), context=self._context)
        elif not step._asyncio_future_blocking:
            soon(self._step, RuntimeError(f"yield was used instead of yield from in task {self!r} with {step!r}"), context=self._context)
        elif step is self:
            soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"), context=self._context)
        else:
            step._asyncio_future_blocking = False
            step.add_done_callback(self._wake, context=self._context)
            self._waiting = step
            if self._must_cancel and step.cancel(msg=self._message):
                self._must_cancel = False


def _coroutine(coro):
    code = coro.cr_code
    where = f"{code.co_filename}:{code.co_firstlineno}"
    if code.co_filename.startswith("<library "):
        where = code.co_filename
    frame = coro.cr_frame
    if frame is None:
        return f"{coro.__qualname__}() done, defined at {where}"
    return f"{coro.__qualname__}() running at {code.co_filename}:{frame.f_lineno}"


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    return (get_running_loop() if loop is None else loop)._current


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {task for task in loop._tasks if not task.done()}


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _await(awaitable):
    return await awaitable


class _Pause:
    """Awaiting it lets everything else that is ready run once."""

    def __await__(self):
        yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pause()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        hit = False
        for child in self._children:
            if child.cancel(msg=msg):
                hit = True
        self._cancel_requested = self._cancel_requested or hit
        return hit


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = _get_running_loop()
    known, children, unfinished = {}, [], 0
    outer = None

    def one_done(future):
        nonlocal unfinished
        unfinished -= 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if unfinished:
            return
        results = []
        for child in children:
            if child.cancelled():
                results.append(CancelledError("" if child._message is None else child._message))
            else:
                failure = child.exception()
                results.append(child.result() if failure is None else failure)
        if outer._cancel_requested:
            outer.set_exception(future._cancelled_error())
        else:
            outer.set_result(results)

    for arg in coros_or_futures:
        future = known.get(id(arg))
        if future is None:
            future = ensure_future(arg, loop=loop)
            loop = future.get_loop()
            known[id(arg)] = future
            unfinished += 1
            future.add_done_callback(one_done)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = dict.fromkeys(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    left = len(fs)

    def one_done(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or (
                return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(one_done)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


async def _cancel_and_wait(future):
    waiter = future.get_loop().create_future()

    def release(_):
        _set_unless_done(waiter, None)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _set_unless_done, waiter, None)

    def release(_):
        _set_unless_done(waiter, None)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    finally:
        timer.cancel()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from .queues import Queue
    done = Queue()
    loop = get_event_loop()
    todo = {ensure_future(f, loop=loop): None for f in dict.fromkeys(fs)}
    timer = None

    def expired():
        for f in todo:
            f.remove_done_callback(one_done)
            done.put_nowait(None)
        todo.clear()

    def one_done(future):
        if future not in todo:
            return
        del todo[future]
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def following():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    following.__qualname__ = "as_completed.<locals>._wait_for_one"
    for f in todo:
        f.add_done_callback(one_done)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, expired)
    for _ in range(len(todo)):
        yield following()


def run_coroutine_threadsafe(coro, loop):
    return ensure_future(coro, loop=loop)


async def to_thread(func, /, *args, **kwargs):
    context = contextvars.copy_context()
    return await get_running_loop().run_in_executor(None, lambda: context.run(func, *args, **kwargs))
