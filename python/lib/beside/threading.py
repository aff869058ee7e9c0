# Threads for a program that has one: a thread runs from its start() to its end
# before start() returns.
import functools
import sys

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "Event", "Lock", "RLock",
           "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "local",
           "settrace", "setprofile", "excepthook", "ExceptHookArgs", "stack_size"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


class BrokenBarrierError(RuntimeError):
    pass


def _forever(what):
    raise RuntimeError(f"Diptych has one thread: {what} would wait forever")


class _Lock:
    """A lock that is free or taken; taking it twice would never end."""

    def __init__(self):
        self._taken = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._taken:
            if blocking and timeout < 0:
                _forever("acquiring a lock that is held")
            return False
        self._taken = True
        return True

    def release(self):
        if not self._taken:
            raise RuntimeError("release unlocked lock")
        self._taken = False

    def locked(self):
        return self._taken

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % ("locked" if self._taken else "unlocked", id(self))


    def __reduce__(self):
        raise TypeError(f"cannot pickle '_thread.{type(self).__name__}' object")


_Lock.__name__ = _Lock.__qualname__ = "lock"
_Lock.__module__ = "_thread"
Lock = _allocate = _Lock


class _RLock:
    __reduce__ = _Lock.__reduce__

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


RLock = _RLock


class local:
    """Attributes of one thread each: while another one runs, its own stand in their place."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _locals.append((self, args, kwargs))
        return self

    def __getattr__(self, name):
        of = "_thread._local" if type(self) is local else type(self).__name__
        raise AttributeError(f"'{of}' object has no attribute '{name}'", name=name, obj=self)


local.__module__, local.__qualname__, local.__name__ = "_thread", "_local", "_local"
_locals = []


class _own_locals:
    """Gives the thread that begins empty locals, and its maker's back at the end."""

    def __enter__(self):
        self.saved = [(one, dict(vars(one))) for one, _, _ in _locals]
        for one, args, kwargs in list(_locals):
            vars(one).clear()
            one.__init__(*args, **kwargs)

    def __exit__(self, *exc):
        for one, values in self.saved:
            vars(one).clear()
            vars(one).update(values)


class Event:
    def __init__(self):
        self._flag = False

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            _forever("waiting for an event that is not set")
        return self._flag


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def wait(self, timeout=None):
        if timeout is None:
            _forever("waiting for a notification")
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result and timeout is None:
            _forever("waiting for a notification")
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = self._initial_value = value

    def acquire(self, blocking=True, timeout=None):
        if not self._value:
            if blocking and timeout is None:
                _forever("acquiring a semaphore at zero")
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.n_waiting, self.broken = parties, 0, False

    def wait(self, timeout=None):
        if self.parties > 1:
            _forever("waiting at a barrier")
        return 0


_counter = 0
_running = []


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _counter
        assert group is None, "group argument must be None for now"
        if name is None:
            _counter += 1
            name = f"Thread-{_counter}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self.name, self._target, self._args, self._kwargs = str(name), target, args, {} if kwargs is None else kwargs
        self.daemon, self.ident, self._state = bool(daemon), None, "initial"

    native_id = property(lambda self: self.ident)

    def start(self):
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self.ident, self._state = id(self), "started"
        _running.append(self)
        try:
            with _own_locals():
                self.run()
        except (SystemExit, Exception) as e:
            _tell(ExceptHookArgs((type(e), e, e.__traceback__, self)))
        finally:
            _running.remove(self)
            self._state = "stopped"

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._state == "started"

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        daemon = " daemon" if self.daemon else ""
        ident = f" {self.ident}" if self.ident is not None else ""
        return f"<{type(self).__name__}({self.name}, {self._state}{daemon}{ident})>"


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self._state, self.ident = "started", 140000000000000


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        import time
        time.sleep(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ExceptHookArgs(tuple):
    exc_type, exc_value, exc_traceback, thread = (property(lambda self, i=i: self[i]) for i in range(4))

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        return f"_thread._ExceptHookArgs({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


_ExceptHookArgs.__module__ = "_thread"
ExceptHookArgs = _ExceptHookArgs


def _tell(args):
    """Tells the hook of what ended a thread; what goes wrong there is for the hook of the program."""
    try:
        (excepthook or __excepthook__)(args)
    except Exception as e:
        e.__suppress_context__ = True
        print("Exception in threading.excepthook:", file=sys.stderr)
        (sys.excepthook or sys.__excepthook__)(type(e), e, e.__traceback__)


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    print(f"Exception in thread {args.thread.name if args.thread else get_ident()}:", file=sys.stderr)
    sys.__excepthook__(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


_main = _MainThread()


def current_thread():
    return _running[-1] if _running else _main


currentThread = current_thread


def main_thread():
    return _main


def enumerate():
    return [_main, *_running]


def active_count():
    return 1 + len(_running)


activeCount = active_count


def get_ident():
    return current_thread().ident


get_native_id = get_ident


def settrace(func):
    pass


setprofile = settrace


def stack_size(size=0):
    return 0
