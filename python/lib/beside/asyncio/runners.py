# Running a program's main coroutine.
from .events import _get_running_loop, new_event_loop, set_event_loop
from .tasks import gather, iscoroutine

__all__ = ("Runner", "run")


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._factory = debug, loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, kind, exc, tb):
        self.close()

    def _open(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = (self._factory or new_event_loop)()
            if self._debug is not None:
                self._loop.set_debug(self._debug)

    def get_loop(self):
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._open()
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

    def close(self):
        if self._loop is None or self._closed:
            self._closed = True
            return
        loop = self._loop
        try:
            _cancel_the_rest(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            _tell_unread(loop)
            loop.close()
            self._loop, self._closed = None, True


def _cancel_the_rest(loop):
    left = [task for task in loop._tasks if not task.done()]
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(), "task": task})


def _tell_unread(loop):
    """Tells of the exceptions that nobody asked for, as the end of their tasks does."""
    for task in list(loop._tasks):
        if task.done() and task._log_unread:
            task._log_unread = False
            loop.call_exception_handler({
                "message": f"{type(task).__name__} exception was never retrieved", "exception": task._failure, "future": task})


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)
