class AppError(Exception):
    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


class NotFound(AppError, LookupError):
    pass


def find(data, key):
    try:
        return data[key]
    except KeyError as e:
        raise NotFound(f"no {key}", code=404) from e


def cleanup():
    try:
        find({}, "book")
    except NotFound as e:
        print(type(e).__mro__[:3], e, e.code, e.args, repr(e), repr(e.__cause__), e.__context__ is e.__cause__)
        raise
    else:
        print("never")
    finally:
        print("cleaned")


try:
    cleanup()
except (ValueError, LookupError) as e:
    print("outer", e)
try:
    try:
        1 / 0
    finally:
        print("first finally")
except ArithmeticError:
    print("arithmetic")
try:
    raise AppError
except TypeError as e:
    print(e)


def f():
    try:
        return "try"
    finally:
        print("before return")


print(f())
try:
    int("12x")
except ValueError as first:
    try:
        [].pop()
    except IndexError as second:
        print(second, "while", second.__context__)
e = ValueError("noted")
e.add_note("see the manual")
print(e.__notes__)
assert 1 + 1 == 2, "fine"
try:
    assert [], f"empty {3}"
except AssertionError as e:
    print("assertion", e)
find({"a": 1}, "zzz")
