# The subclasses of OSError, by name and by number; errors of translating text.
import errno
for cls in (BrokenPipeError, ChildProcessError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, InterruptedError, ProcessLookupError, BlockingIOError,
            FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError, TimeoutError, UnicodeTranslateError):
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-2]], cls.__module__)
for number in (errno.EPIPE, errno.ECHILD, errno.ECONNABORTED, errno.ECONNREFUSED, errno.ECONNRESET, errno.EINTR, errno.ESRCH, errno.EAGAIN, errno.ENOENT, 99):
    e = OSError(number, "text", "name"); print(repr(e), e, e.errno, e.strerror, e.filename)
try: raise ConnectionResetError("by peer")
except ConnectionError as e: print(repr(e), e.errno)
def check(x):
    from decimal import Decimal
    if Decimal("nan") <= x: return 1
    return 2
for x in (0, 1.5):
    try: print(check(x))
    except ArithmeticError as e: print(type(e).__name__)
class Odd:
    def __eq__(self, other): raise LookupError("compared")
    def __lt__(self, other): raise LookupError("ordered")
for test in (lambda: "yes" if Odd() == 1 else "no", lambda: [1 for _ in "a" if Odd() < 2], lambda: not Odd() == 1, lambda: Odd() == 1 and 2, lambda: 1 < 2 < Odd()):
    try: print(test())
    except LookupError as e: print(e)
