from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable, TypeVar, Generic, Iterable, Callable, Any, Union, NamedTuple, TypedDict, Literal, overload, get_type_hints, cast, NewType, Final
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self) -> str: ...
    def __str__(self): return f"{self.name}({self.area():.1f})"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
print(Sq(2))
for c in (Shape, type("Half", (Shape,), {"area": lambda s: 1})):
    try: c()
    except TypeError as e: print(e)
@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...
class Box:
    def size(self): return 3
print(isinstance(Box(), Sized), isinstance(5, Sized), issubclass(Box, Sized))
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); print(s.pop(), Stack[int], Stack.__parameters__, Stack[int].__args__, Stack.__orig_bases__)
class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
p = Pt(3, 4); print(p, p.norm(), p._replace(x=1), p._asdict(), Pt._fields, Pt._field_defaults, p[0], *p)
class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {"title": "x"}; print(m, Movie.__annotations__, Movie.__total__, Movie.__optional_keys__ == {"title", "year"})
def f(a: int, b: "str" = "x", *c: Literal["a", "b"], d: Union[int, None] = None, e: int | str = 1) -> Callable[[int], Any]: ...
print(get_type_hints(f)); print(f.__annotations__)
UserId = NewType("UserId", int); print(UserId(5), UserId, UserId.__name__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), cast(int, "a"), list[int], dict[str, list[int]], int | None, Union[int, str, int], Callable[..., int], Iterable[T][int])
MAX: Final = 5
print(__annotations__)
