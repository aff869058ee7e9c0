from functools import *
import operator

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.title, len)("  hello world "), reduce(operator.or_, [{1}, {2}, {1, 3}]), reduce(lambda d, kv: {**d, kv[0]: kv[1]}, [("a", 1)], {}))


def retry(times):
    def decorate(fn):
        @wraps(fn)
        def wrapper(*args, **kw):
            for n in range(times):
                try:
                    return fn(*args, **kw)
                except ValueError as e:
                    print("attempt", n + 1, e)
            raise RuntimeError("gave up")
        wrapper.times = times
        return wrapper
    return decorate


@retry(2)
def flaky(state=[]):
    """Docs."""
    state.append(1)
    if len(state) < 2:
        raise ValueError("not yet")
    return len(state)


print(flaky(), flaky.__name__, flaky.__doc__, flaky.times, flaky.__wrapped__.__name__)
power = partial(pow, exp=2)
print(power(5), partial(partial(max, 3), 9)(4), repr(partial(int, base=2)), partial(print, end="!\n")("hi"))


class Temp:
    def __init__(self, c):
        self.c = c

    @cached_property
    def f(self):
        print("computed")
        return self.c * 9 / 5 + 32


x = Temp(100)
print(x.f, x.f, "f" in vars(x))
t(lambda: reduce(operator.add, []))
t(lambda: partial())
