import functools
import time

def logged(fn=None, *, prefix="call"):
    if fn is None:
        return functools.partial(logged, prefix=prefix)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print(f"{prefix} {fn.__name__}({shown})")
        result = fn(*args, **kwargs)
        wrapper.calls += 1
        return result
    wrapper.calls = 0
    return wrapper

def retry(times, *errors):
    def decorate(fn):
        @functools.wraps(fn)
        def again(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return fn(*a, **k)
                except errors as e:
                    print("attempt", attempt, "failed:", e)
                    if attempt == times:
                        raise
        return again
    return decorate

class Memo:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn, self.known = fn, {}
    def __call__(self, *args):
        if args not in self.known:
            self.known[args] = self.fn(*args)
        return self.known[args]
    def __get__(self, obj, owner):
        return functools.partial(self, obj) if obj is not None else self

@logged
def add(a, b=2):
    "Adds."
    return a + b

@logged(prefix="->")
@retry(2, ZeroDivisionError)
def divide(a, b):
    return a / b

print(add(1), add(1, b=5), add.calls, add.__name__, add.__doc__, add.__wrapped__.__defaults__)
print(divide(6, 3))
@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), len(fib.known), fib.__name__)
class Shop:
    @Memo
    def price(self, item):
        print("looking up", item)
        return len(item)
    @functools.cached_property
    def stock(self):
        print("counting")
        return 3
s = Shop(); print(s.price("tea"), s.price("tea"), s.stock, s.stock, vars(s))
def register(table, name=None):
    def keep(cls):
        table[name or cls.__name__.lower()] = cls
        return cls
    return keep
kinds = {}
@register(kinds)
class Dog: pass
@register(kinds, "feline")
class Cat: pass
print(kinds)
divide(1, 0)
