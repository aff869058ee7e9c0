def order(kind):
    steps = []
    try:
        steps.append("try")
        if kind == "value":
            raise ValueError("v")
        if kind == "key":
            raise KeyError("k")
        if kind == "other":
            raise RuntimeError("r")
    except ValueError as e:
        steps.append(f"except {e}")
    except (KeyError, IndexError) as e:
        steps.append(f"tuple {e!r}")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps


for kind in ("none", "value", "key"):
    print(kind, order(kind))
try:
    order("other")
except RuntimeError as e:
    print("outside", e)


def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def overrides():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        1 / 0
    finally:
        return "swallowed"


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


print(returns(), overrides(), swallows(), loops())


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        print("caught", e)
        try:
            raise
        except ValueError as again:
            print(again is e)
    return "done"


print(nested())

try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")
except TypeError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)

try:
    try:
        raise ValueError("first")
    except ValueError as v:
        raise TypeError("second") from v
except TypeError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)

try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second") from None
except TypeError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)

try:
    e
except NameError as missing:
    print(missing)

for thing in (5, "text", int):
    try:
        raise thing
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except "string":
        pass
except TypeError as e:
    print(e, "|", repr(e.__context__))
try:
    raise KeyError
except LookupError as e:
    print(repr(e), e.args)


class Custom(Exception):
    def __init__(self, code, message="custom"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise Custom(7)
except Custom as e:
    print(e, e.code, e.args, repr(e))

try:
    assert 1 + 1 == 3, "arithmetic"
except AssertionError as e:
    print(e)
try:
    assert ()
except AssertionError as e:
    print(repr(e))
assert True, 1 / 0


def deep(n):
    if n == 0:
        raise LookupError("deep")
    try:
        deep(n - 1)
    finally:
        print("unwind", n)


try:
    deep(3)
except LookupError as e:
    print(e)
try:
    raise Exception("a", 1, None)
except Exception as e:
    print(e, e.args)
