from functools import singledispatch, singledispatchmethod
from collections.abc import *
import numbers, decimal, collections, abc
@singledispatch
def f(x, *a): return "default"
@f.register(Sized)
def _(x): return "sized"
@f.register(Mapping)
def _(x): return "mapping"
@f.register(numbers.Number)
def _(x): return "number"
@f.register
def _(x: numbers.Integral): return "integral"
@f.register(type(None))
def _(x): return "none"
@f.register
def _(x: "Sequence"): return "seq"
for v in [1, 1.5, 1j, decimal.Decimal(1), {}, collections.OrderedDict(), {1}, [1], "a", None, True, object(), range(3), iter([]), collections.Counter(), b"a"]: print(type(v).__name__, f(v))
class A(Iterable, Container):
    def __iter__(self): pass
    def __contains__(self, x): pass
@singledispatch
def g(x): return "base"
g.register(Iterable, lambda x: "iterable"); g.register(Container, lambda x: "container")
print(g(A()))
class B:
    def __iter__(self): pass
    def __contains__(self, x): pass
try: print(g(B()))
except RuntimeError as e: print(e)
print(f.__name__, f.__wrapped__, f.registry.keys(), f.dispatch(dict)) if 0 else print(f.__name__, len(f.registry))
for bad in [lambda: f.register(5), lambda: f.register(list[int]), lambda: f.register(list[int], print), lambda: f.register("x", print)]:
    try: bad()
    except TypeError as e: print(str(e).split(" at 0x")[0])
class C:
    @singledispatchmethod
    @classmethod
    def make(cls, x): return "cm default"
    @make.register
    @classmethod
    def _(cls, x: int): return cls.__name__
    @singledispatchmethod
    @staticmethod
    def st(x): return "st"
    @st.register(str)
    @staticmethod
    def _(x): return "st str"
print(C.make(1), C().make("a"), C.st("x"), C().st(5))
