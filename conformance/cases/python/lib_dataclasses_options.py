from dataclasses import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


print(V(1), V(1, 2) < V(2), V(1) == V(1, 0, ["x"]), hash(V(1)) == hash(V(1)), replace(V(1), minor=5), asdict(V(1)), astuple(V(1, 2)), [f.name for f in fields(V)], is_dataclass(V))
t(lambda: setattr(V(1), "major", 2))
t(lambda: V())
t(lambda: V(1, 2, 3, 4))


@dataclass(kw_only=True, slots=True)
class K:
    a: int
    b: str = "b"


print(K(a=1), K.__slots__, K.__match_args__)
t(lambda: K(1))
t(lambda: setattr(K(a=1), "c", 1))


@dataclass
class Base:
    x: int
    y: InitVar[int] = 3
    z: int = field(init=False)

    def __post_init__(self, y):
        self.z = self.x + y


@dataclass
class Child(Base):
    w: int = 0


print(Base(1), Base(1, 10), Child(1, w=4), make_dataclass("M", [("a", int), ("b", int, 2)])(1), Child(1) == Base(1))
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
