from typing import *
from dataclasses import dataclass, field, KW_ONLY, InitVar, fields, asdict
from abc import ABC, abstractmethod
import functools, operator, copy, enum
T = TypeVar("T"); N = TypeVar("N", int, float)
class Repository(Protocol[T]):
    def get(self, key: str) -> T | None: ...
@runtime_checkable
class Closeable(Protocol):
    closed: bool
    def close(self) -> None: ...
class Mem(Generic[T]):
    closed = False
    def __init__(self): self._d: dict[str, T] = {}
    def get(self, key, default=None): return self._d.get(key, default)
    def close(self): self.closed = True
    def __class_getitem__(cls, item): print("cgi", item); return super().__class_getitem__(item)
m = Mem[int](); print(m.__orig_class__, isinstance(m, Closeable), issubclass(int, Hashable), isinstance(5, SupportsInt), Repository[int], get_args(Mem[str]), get_type_hints(Mem.__init__))
@dataclass(order=True)
class Version:
    major: int; minor: int = 0
    _: KW_ONLY
    tag: str | None = field(default=None, compare=False)
    raw: InitVar[str | None] = None
    parts: list[int] = field(init=False, repr=False, default_factory=list)
    def __post_init__(self, raw):
        if raw: self.major, self.minor = map(int, raw.split("."))
        self.parts = [self.major, self.minor]
    @classmethod
    def parse(cls, s: str) -> Self: return cls(0, raw=s)
v = Version.parse("3.11"); print(v, v > Version(3, 9), v.parts, asdict(v), [f.name for f in fields(v) if f.kw_only], copy.replace if hasattr(copy, "replace") else "no replace")
for f in (lambda: Version(), lambda: Version(1, 2, "x"), lambda: Version.parse("a.b"), lambda: Version(1) < 5, lambda: Version(1, tag=5, nope=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Money:
    __slots__ = ("amount", "cur")
    def __init__(self, amount, cur="EUR"): object.__setattr__(self, "amount", round(amount, 2)); object.__setattr__(self, "cur", cur)
    def __setattr__(self, *a): raise AttributeError(f"{type(self).__name__} is immutable")
    __delattr__ = __setattr__
    def _same(op):
        @functools.wraps(op)
        def f(self, o):
            if not isinstance(o, Money): return NotImplemented
            if o.cur != self.cur: raise ValueError(f"{self.cur} != {o.cur}")
            return op(self, o)
        return f
    @_same
    def __add__(self, o): return Money(self.amount + o.amount, self.cur)
    @_same
    def __lt__(self, o): return self.amount < o.amount
    @_same
    def __eq__(self, o): return self.amount == o.amount
    def __hash__(self): return hash((self.amount, self.cur))
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Money(self.amount * k, self.cur) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __abs__(self): return max(self, -self)
    def __bool__(self): return bool(self.amount)
    def __format__(self, spec): return f"{self.amount:{spec or ',.2f'}} {self.cur}"
    def __repr__(self): return f"Money({self.amount}, {self.cur!r})"
    def __reduce__(self): return Money, (self.amount, self.cur)
a, b = Money(10), Money(2.555); print(a + b, sum([a, b]), 2 * a, -b, abs(-b), f"{a * 1000} {b:.1f}", sorted([a, b]), a == Money(10.0), {a: 1}[Money(10)], bool(Money(0)), copy.deepcopy(a) == a)
for f in (lambda: a + 5, lambda: 5 + a, lambda: a + Money(1, "USD"), lambda: a < 5, lambda: a * "x", lambda: setattr(a, "amount", 1), lambda: delattr(a, "cur"), lambda: a.other, lambda: a > b, lambda: a >= b, lambda: a == 5, lambda: a != b, lambda: a - b, lambda: round(a), lambda: int(a), lambda: a[0], lambda: f"{a:zz}", lambda: a.__dict__):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
class Shape(ABC):
    registry: ClassVar[dict[str, type]] = {}
    def __init_subclass__(cls, *, sides: int = 0, **kw): super().__init_subclass__(**kw); cls.sides = sides; Shape.registry[cls.__name__.lower()] = cls
    @property
    @abstractmethod
    def area(self) -> float: ...
    @staticmethod
    @abstractmethod
    def unit(): ...
class Sq(Shape, sides=4):
    def __init__(self, s): self.s = s
    area = property(lambda self: self.s ** 2)
    @staticmethod
    def unit(): return "cm²"
class Bad(Shape): area = 5
print(Sq(3).area, Sq.unit(), Shape.registry, Sq.sides, Sq.area.fget(Sq(2)))
for f in (Bad, Shape, lambda: Sq(), lambda: Sq(1).area.x, lambda: setattr(Sq(1), "area", 5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class Perm(enum.Flag): R = 4; W = 2; X = 1; ALL = R | W | X
print(Perm.R | Perm.W, Perm(7), Perm.ALL & ~Perm.W, Perm["X"], [p.name for p in Perm.ALL], Perm.R in Perm.ALL, Perm(0), bool(Perm(0)), Perm.R.value | 1, functools.reduce(operator.or_, Perm))
