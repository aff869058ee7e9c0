from typing import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        return None


print(isinstance(File(), Closeable), isinstance(1, Closeable), issubclass(File, Closeable), Closeable.__name__)
K = TypeVar("K")
V = TypeVar("V", int, str)
P = ParamSpec("P")


class Pair(Generic[K, V]):
    def __init__(self, k: K, v: V):
        self.k, self.v = k, v


print(Pair[int, str], Pair[int, str](1, "a").v, get_type_hints(Pair.__init__), K, V.__constraints__, P, Callable[P, int], Pair[int, str].__args__)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


@final
class Leaf:
    name: ClassVar[str] = "leaf"
    size: Annotated[int, "cm"]


print(f(3), get_type_hints(Leaf), get_type_hints(Leaf, include_extras=True), Self, Never, LiteralString, assert_type(1, int), reveal_type.__name__, is_typeddict(Leaf))
t(lambda: Pair[int])
t(lambda: Generic[int])
t(lambda: TypeVar("T", int))
t(lambda: assert_never(1))
