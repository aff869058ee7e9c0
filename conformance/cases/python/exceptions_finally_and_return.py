def a():
    try:
        return "try"
    finally:
        print("finally a")


def b():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"
    finally:
        print("finally b")


def c():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print("finally", i)
    else:
        print("no break")
    return i


def d():
    try:
        raise KeyError("lost")
    finally:
        return "swallowed"


def e():
    x = 1
    try:
        return x
    finally:
        x = 2


def f():
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as err:
        return repr(err), repr(err.__context__), err.__cause__


def g(n):
    while True:
        try:
            n -= 1
            if n < 0:
                raise StopIteration
            if n % 2:
                raise ValueError(n)
            print("even", n)
        except ValueError as err:
            print("odd", err)
        except StopIteration:
            break
        else:
            print("fine")


def h():
    try:
        raise ValueError("inner")
    except ValueError as err:
        saved = err
    try:
        err
    except NameError as e2:
        print(e2)
    return saved


print(a(), b(), c(), d(), e(), f())
g(3)
print(repr(h()))
try:
    raise
except RuntimeError as err:
    print(err)
try:
    try:
        raise OSError(2, "gone", "file.txt")
    except (KeyError, OSError) as err:
        print(err, err.errno, err.filename, err.strerror, type(err).__name__)
        raise LookupError("replaced") from None
except LookupError as err:
    print(err, err.__context__ is not None, err.__suppress_context__)
try:
    raise ValueError
except Exception as err:
    print(repr(err), err.args, str(err) == "")
for bad in (lambda: (_ for _ in ()).throw(KeyError, "x"), lambda: exec("raise 5"), lambda: exec("raise ValueError from 5"), lambda: exec("try:\n 1/0\nexcept 5:\n pass")):
    try:
        bad()
    except Exception as err:
        print(type(err).__name__, err)
class Quiet(Exception):
    def __init__(self, code):
        self.code = code
try:
    raise Quiet(3)
except Quiet as err:
    print(repr(err), err.args, str(err), err.code)
assert 1 == 2, ("message", 1)
