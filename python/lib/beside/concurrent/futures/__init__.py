# Executors for a program with one thread: what is submitted runs at once.
import itertools
import threading
from collections import namedtuple

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
           "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor", "ProcessPoolExecutor"]

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class Error(Exception):
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


class Future:
    def __init__(self):
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []

    def _end(self, state):
        if self._state in ("CANCELLED", "FINISHED"):
            raise InvalidStateError("{}: {!r}".format(self._state, self))
        self._state = state
        for callback in self._callbacks:
            callback(self)

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if self._state == "PENDING":
            self._end("CANCELLED")
        return True

    def cancelled(self):
        return self._state == "CANCELLED"

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "FINISHED")

    def _ready(self, timeout):
        if self._state == "CANCELLED":
            raise CancelledError()
        if self._state != "FINISHED":
            if timeout is not None:
                raise TimeoutError()
            raise RuntimeError("Diptych has one thread: waiting for this future would never end")

    def result(self, timeout=None):
        self._ready(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._ready(timeout)
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            return False
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        self._exception = exception
        self._end("FINISHED")

    def __repr__(self):
        state = self._state.lower()
        if self._state == "FINISHED":
            what = "raised" if self._exception is not None else "returned"
            return "<Future at %#x state=%s %s %s>" % (id(self), state, what, type(
                self._result if self._exception is None else self._exception).__name__)
        return "<Future at %#x state=%s>" % (id(self), state)


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (f.result() for f in futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


_numbers = itertools.count()


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers, self._shutdown = max_workers or 5, False
        self._prefix = thread_name_prefix or f"{type(self).__name__}-{next(_numbers)}"
        if initializer is not None:
            initializer(*initargs)

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        future.set_running_or_notify_cancel()
        def work():
            try:
                result = fn(*args, **kwargs)
            except Exception as e:
                future.set_exception(e)
            else:
                future.set_result(result)
        threading.Thread(target=work, name=self._prefix + "_0").start()
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True


class ProcessPoolExecutor(ThreadPoolExecutor):
    pass


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    yield from dict.fromkeys(fs)
