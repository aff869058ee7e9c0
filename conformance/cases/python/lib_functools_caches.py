from functools import lru_cache, cache, cached_property

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


calls = []


@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x


print([square(n) for n in (1, 2, 1, 3, 2)], calls, square.cache_info(), square.cache_parameters(), square.__wrapped__(9), square.__name__)
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(fib(80), fib.cache_info(), kind(1), kind(1.0), kind.cache_info().currsize)
t(lambda: square([1]))


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computing")
        return self.r ** 2


c = Circle(3)
print(c.area, c.area, c.__dict__)
del c.area
print(c.area)
