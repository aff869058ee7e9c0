from typing import *
import typing

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


T = TypeVar("T", bound=int)
print(Optional[int], Union[int, str, None], List[Dict[str, int]], Callable[[int], str], Tuple[int, ...], Literal["a", 1], Any, T, Annotated[int, "x"], ClassVar[int], Final[int], Type[int], Iterable[T], list[int] | None)
print(get_origin(List[int]), get_args(Dict[str, int]), Union[int, int], Optional[None], get_type_hints(lambda: 0), Union[int, str] == Union[str, int], cast(int, "a"), TYPE_CHECKING)


class Stack(Generic[T]):
    def push(self, x: T) -> "Stack[T]":
        return self


class Movie(TypedDict, total=False):
    name: Required[str]
    year: int


class Emp(NamedTuple):
    name: str
    id: int = 3


@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...


UserId = NewType("UserId", int)
print(Stack[int], Stack.__parameters__, Movie(name="x"), Movie.__required_keys__, Emp("a"), isinstance([], HasLen), isinstance(3, HasLen), UserId(5), UserId.__name__, get_type_hints(Stack.push), get_type_hints(Emp))
t(lambda: Union[()])
t(lambda: List[int]())
t(lambda: isinstance([], List[int]))
t(lambda: HasLen())
t(lambda: Literal[int] and Optional[1])
