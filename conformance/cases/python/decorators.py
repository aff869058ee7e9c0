calls = []


def log(fn):
    def wrapper(*args, **kwargs):
        calls.append((fn.__name__, args, kwargs))
        return fn(*args, **kwargs)

    wrapper.__name__ = fn.__name__
    wrapper.__doc__ = fn.__doc__
    return wrapper


def repeat(times):
    print("make repeat", times)

    def decorate(fn):
        print("decorate", fn.__name__)

        def wrapper(*args):
            return [fn(*args) for _ in range(times)]

        return wrapper

    return decorate


@log
def add(a, b=0):
    """Add two numbers."""
    return a + b


@repeat(2)
@log
def greet(name):
    return f"hello {name}"


print(add(1, b=2), greet("you"), add.__doc__)
print(calls)


def register(registry):
    def inner(cls):
        registry[cls.__name__] = cls
        return cls

    return inner


known = {}


@register(known)
class First:
    pass


@register(known)
class Second(First):
    @property
    def name(self):
        return "second"

    @name.setter
    def name(self, value):
        print("set", value)

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    @staticmethod
    def plain(a):
        return a * 2


print(sorted(known))
s = Second()
s.name = "x"
print(s.name, Second.make(1), s.make(2), s.plain(4), Second.plain(5))


class Memo:
    def __init__(self, fn):
        self.fn = fn
        self.cache = {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.fn(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), len(fib.cache))

decorators = {"twice": lambda f: lambda x: f(f(x))}


@decorators["twice"]
@(lambda f: lambda x: f(x) + 1)
def tripled(x):
    return x * 3


print(tripled(2))
