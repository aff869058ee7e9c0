# Catching by class, order of handlers, else, finally, re-raising.
class AppError(Exception): pass
class NotFound(AppError):
    def __init__(self, what):
        super().__init__(f"{what} not found")
        self.what = what
class Forbidden(AppError): pass
def attempt(action):
    try:
        result = action()
    except NotFound as error:
        print("not found:", error, error.what)
    except (Forbidden, PermissionError) as error:
        print("forbidden:", type(error).__name__, error)
    except AppError:
        print("other app error")
        raise
    except Exception as error:
        print("unexpected:", repr(error))
    else:
        print("result", result)
        return result
    finally:
        print("finally")
    return "fallback"
def raiser(error):
    def action(): raise error
    return action
print(attempt(lambda: 42), attempt(raiser(NotFound("page"))), attempt(raiser(Forbidden())), attempt(raiser(PermissionError("p"))), attempt(lambda: 1 / 0), attempt(raiser(KeyError("k"))))
try:
    attempt(raiser(AppError("plain")))
except AppError as error:
    print("passed on", error)
print(issubclass(NotFound, Exception), NotFound.__mro__[1].__name__, isinstance(KeyError("a"), LookupError), issubclass(FileNotFoundError, OSError), ZeroDivisionError.__bases__, UnicodeDecodeError.__mro__)
def f():
    try: return "try"
    finally: print("cleanup")
def g():
    try: return "try"
    finally: return "finally"
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("loop", i)
        finally:
            print("end", i)
    return i
def k():
    try: raise ValueError("lost")
    finally: return "swallowed"
print(f(), g(), h(), k())
for error in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(), OSError(2, "No such file"), OSError(2, "No such file", "x.txt"), ValueError(["list"]), StopIteration(5), SystemExit(3), UnicodeError("u"), AssertionError("msg")):
    print(repr(error), "|", str(error), "|", error.args)
