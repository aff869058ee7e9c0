import functools, time
def log(func=None, *, level="INFO"):
    if func is None: return functools.partial(log, level=level)
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print(f"[{level}] {func.__name__}{args}{kwargs or ''}")
        r = func(*args, **kwargs)
        print(f"[{level}] -> {r!r}")
        return r
    wrapper.calls = 0
    return wrapper
@log
def add(a: int, b: int = 2) -> int:
    "Adds."
    return a + b
@log(level="DEBUG")
def hi(*, name): return f"hi {name}"
add(1); add(1, b=5); hi(name="x")
print(add.__name__, add.__doc__, add.__wrapped__(1, 1), add.__annotations__)
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@CountCalls
def sq(x): return x * x
print(sq(2), sq(3), sq.n, sq.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
fib.cache_clear(); print(fib.cache_info())
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1]), show("s"), show(True), show.registry.keys() if False else len(show.registry))
class K:
    @functools.cached_property
    def v(self): print("computing"); return 42
    @functools.singledispatchmethod
    def m(self, a): return "base"
    @m.register
    def _(self, a: str): return "str"
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
k = K(); print(k.v, k.v, k.m(1), k.m("a"), K.s(1), k.c(2))
def repeat(n):
    def deco(f):
        @functools.wraps(f)
        def w(*a): return [f(*a) for _ in range(n)]
        return w
    return deco
@repeat(2)
@repeat(3)
def x(): return 1
print(x())
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(int, base=2)("101"))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(3) >= V(3), V(1) > V(0), sorted([V(3), V(1)], key=functools.cmp_to_key(lambda a, b: a.n - b.n))[0].n)
