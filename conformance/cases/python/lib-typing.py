import typing
from typing import *

print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None, str], Union[int], Tuple[int, ...], Tuple[()])
print(Any, Callable[[int, str], bool], Callable[..., Any], Type[int], ClassVar[int], Final[str], Literal["a", 1, None])
print(Annotated[int, "meta", 3], Iterable[int], Mapping[str, Any], Sequence["Foo"], Set[int], FrozenSet[str])
T = TypeVar("T")
K = TypeVar("K", bound=int)
A = TypeVar("A", int, str)
print(T, K.__bound__, A.__constraints__, TypeVar("C", covariant=True), List[T], List[T][int], Dict[str, T][int])
print(Optional[int] == Union[None, int], Union[int, str] == Union[str, int], List[int] == List[int], List[int] == List[str])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]), get_args(Optional[int]), get_origin(int), get_args(Callable[[int], str]))
print(get_origin(Annotated[int, 3]), get_args(Annotated[int, 3]), get_args(Literal[1, 2]), get_origin(list[int]), get_args(int | None))
print(Union[int, Union[str, float]], Optional[Optional[int]], Union[int, int, str])
print(List["Author"], Optional["Author"], ForwardRef("X"))


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item


print(Box[int], Box[int](3).get(), Box.__parameters__, Box(3).item, Box[List[int]], Box[int].__origin__, Box[int].__args__)


class IntBox(Box[int]):
    pass


print(IntBox(4).get(), IntBox.__orig_bases__, IntBox.__mro__[1:], IntBox.__parameters__)


class Pair(Generic[T, K]):
    pass


print(Pair[str, int], Pair.__parameters__)
for bad in (lambda: Box[int, str], lambda: List[int, str], lambda: Optional[int, str], lambda: List[int](), lambda: IntBox[int],
            lambda: isinstance([], List[int]), lambda: Any(), lambda: Union[()], lambda: Generic[int]):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError:", e)


class Employee(NamedTuple):
    name: str
    id: int = 3

    def hello(self):
        return f"hi {self.name}"


e = Employee("Guido")
print(e, e.id, e.hello(), e._asdict(), Employee.__annotations__, e == ("Guido", 3), e._replace(id=9), Employee._fields)
name, ident = e
print(name, ident, isinstance(e, tuple))


class Movie(TypedDict, total=False):
    title: str
    year: int


m: Movie = {"title": "x", "year": 1}
print(m, Movie(title="y"), Movie.__annotations__, sorted(Movie.__optional_keys__), Movie.__total__)


class Greets(Protocol):
    def greet(self) -> str: ...


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closes), isinstance(3, Closes), issubclass(File, Closes))
try:
    isinstance(3, Greets)
except TypeError as err:
    print(err)
try:
    Greets()
except TypeError as err:
    print(err)


class Author:
    name: str
    books: "List[Book]"
    boss: Optional["Author"] = None


class Book:
    title: str


print(get_type_hints(Author))


def f(a: int, b: "Optional[str]" = None, *args: Any, **kw: Annotated[int, 1]) -> List[int]:
    return []


print(get_type_hints(f))
print(get_type_hints(f, include_extras=True)["kw"])
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, UserId.__supertype__, UserId)
print(cast(int, "x"), TYPE_CHECKING)


@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a):
    return a


print(g(1), g("a"))
print(isinstance([], List), isinstance({}, Mapping), issubclass(dict, Mapping), isinstance(3, Hashable), isinstance([], Iterable), isinstance(3, Iterable))
print(List, Dict, Optional, Union, Callable, Iterable, Self, NoReturn, Literal)
print(repr(list[int]), int | None, Optional[int | str], List[int | None], Union[list[int], None])
print(typing.List[int].__origin__, typing.Optional[str].__args__, List[int].__class__.__name__ != "")


class Stack(List[T]):
    pass


print(Stack.__mro__[1], Stack[int]([1, 2]))


class Meta(Generic[T]):
    value: ClassVar[int] = 3


print(Meta.value, Meta[int].value, DefaultDict[str, int], Deque[int], Counter[str], OrderedDict[str, int])
