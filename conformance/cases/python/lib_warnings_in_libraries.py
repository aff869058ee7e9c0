import warnings
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class LegacyWarning(DeprecationWarning):
    pass


def deprecated(name):
    def decorate(fn):
        def inner(*a):
            warnings.warn(f"{name} is going away", LegacyWarning, stacklevel=2)
            return fn(*a)
        return inner
    return decorate


@deprecated("add")
def add(a, b):
    return a + b


with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.simplefilter("default")
    print(add(1, 2), add(3, 4))
    print(len(seen), seen[0].category.__name__, seen[0].message, seen[0].lineno > 0)
with warnings.catch_warnings():
    warnings.filterwarnings("error", category=LegacyWarning)
    t(lambda: add(1, 1))
    warnings.filterwarnings("ignore", r".*going away")
    print(add(2, 2))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "file.py", 12)
    print(seen[0].filename, seen[0].lineno, str(seen[0].message))
print(issubclass(LegacyWarning, Warning), warnings.WarningMessage.__name__)
