from typing import Generic, TypeVar, Protocol, runtime_checkable, TypedDict, get_type_hints, Annotated, ClassVar, Final, overload, Self, Any
from abc import ABC, abstractmethod
T = TypeVar("T"); K = TypeVar("K", bound=int)
class Repo(Generic[T]):
    items: ClassVar[int] = 0
    def __init__(self) -> None: self._d: dict[int, T] = {}
    def add(self, key: int, item: T) -> Self: self._d[key] = item; return self
    def get(self, key: int) -> T | None: return self._d.get(key)
r = Repo[str]().add(1, "a")
print(r.get(1), r.get(2), Repo[str], Repo.__parameters__, r.__orig_class__)
@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...
class Box:
    def size(self): return 3
print(isinstance(Box(), Sized2), isinstance(1, Sized2))
class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {"title": "x"}
print(m, Movie.__annotations__, Movie.__total__, get_type_hints(Repo.add))
class Base(ABC):
    @abstractmethod
    def run(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Half(Base):
    def run(self): return 1
for c in (Base, Half):
    try: c()
    except TypeError as e: print(e)
class Full(Half):
    name = "full"
print(Full().run(), Full.__abstractmethods__, Half.__abstractmethods__)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns); c.kw = kw; return c
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a): print("making", c.__name__); return super().__call__(*a)
    def __iter__(c): return iter([c.__name__])
    def __len__(c): return 7
class W(metaclass=Meta, flag=1): pass
print(W(), list(W), len(W), W.kw) if False else print(type(W()).__name__, list(W), len(W), W.kw)
class Desc:
    def __set_name__(self, o, n): self.n = n; print("named", o.__name__, n)
    def __get__(self, i, o): return self if i is None else i.__dict__.get(self.n, "unset")
    def __set__(self, i, v):
        if v < 0: raise ValueError(f"{self.n} must be >= 0")
        i.__dict__[self.n] = v
class Prod:
    price = Desc()
p = Prod(); print(p.price); p.price = 3; print(p.price, vars(p))
try: p.price = -1
except ValueError as e: print(e)
class Plugin:
    reg = {}
    def __init_subclass__(cls, /, key=None, **kw): super().__init_subclass__(**kw); Plugin.reg[key or cls.__name__] = cls
class A(Plugin, key="aa"): pass
class B(Plugin): pass
print({k: v.__name__ for k, v in Plugin.reg.items()})
try:
    class C(Plugin, nope=1): pass
except TypeError as e: print(e)
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o)) if isinstance(o, (Num, int)) else NotImplemented
    __radd__ = __add__
    def __iadd__(self, o): self.v += 100; return self
    def __matmul__(self, o): return "mat"
    def __neg__(self): return Num(-self.v)
    def __repr__(self): return f"Num({self.v})"
    def __format__(self, s): return f"<{self.v:{s}}>"
    def __bool__(self): return self.v != 0
    def __index__(self): return self.v
    def __getitem__(self, k): return k
    def __contains__(self, k): return k == self.v
    def __call__(self, *a, **k): return (a, k)
    def __enter__(self): return self
    def __exit__(self, *e): return True
n = Num(5)
print(n + 1, 1 + n, sum([n, n]), -n, n @ n, f"{n:>4}", bool(Num(0)), [10, 20, 30, 40, 50, 60][n], n[1:2, ...], 5 in n, n(1, a=2), hex(n))
n += 1; print(n)
try: n + "a"
except TypeError as e: print(e)
with n: raise KeyError
