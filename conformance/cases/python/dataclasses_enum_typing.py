from __future__ import annotations

import enum
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from functools import cached_property, lru_cache, partial, reduce, total_ordering, wraps
from typing import Any, ClassVar, Generic, List, Optional, TypeVar

T = TypeVar("T")


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: List[str] = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        Item.count += 1


@dataclass(frozen=True)
class Key:
    a: int
    b: Optional[str] = None


i, j = Item("b"), Item("a", 2.5, ["x"])
print(i, j, i == Item("b"), sorted([i, j]), asdict(j), astuple(i), replace(i, price=9), Item.count, [f.name for f in fields(Item)])
try:
    Key(1).a = 2
except Exception as e:
    print(type(e).__name__, e)
print(hash(Key(1, "x")) == hash(Key(1, "x")), Key(a=3))
try:
    Item()
except TypeError as e:
    print(e)


class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    ALIAS = 1

    @property
    def pretty(self):
        return self.name.title()


class Level(enum.IntEnum):
    LOW = enum.auto()
    HIGH = enum.auto()


print(Color.RED, repr(Color.GREEN), Color("g"), Color["RED"], Color.ALIAS is Color.RED, list(Color), Color.RED.pretty, Level.HIGH > 1, Level.LOW + 1, [l.value for l in Level], Color.RED in Color)
try:
    Color(5)
except ValueError as e:
    print(e)


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    @cached_property
    def double(self) -> Any:
        print("computed")
        return self.item * 2


b = Box[int](4)
print(b.double, b.double, Item.__annotations__["price"], Box.__init__.__annotations__)


def logged(prefix):
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            print(prefix, fn.__name__, a, k)
            return fn(*a, **k)
        return inner
    return deco


@logged("call")
@lru_cache(maxsize=None)
def fib(n: int) -> int:
    "the usual"
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(3), fib.__name__, fib.__doc__, reduce(lambda a, b: a * b, [1, 2, 3, 4]), partial(int, base=2)("101"))
