from dataclasses import dataclass, field, asdict, astuple, replace, fields, InitVar, is_dataclass, KW_ONLY, FrozenInstanceError, make_dataclass
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1, 2)
print(p, p == Point(1, 2), p != Point(2, 1), Point(5), Point(x=3, y=4))
print(asdict(p), astuple(p), replace(p, y=9))
print([(f.name, f.type, f.default if f.name == "y" else None) for f in fields(Point)])
print(Point.__match_args__, Point.__doc__, is_dataclass(Point), is_dataclass(p), is_dataclass(3))
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p < Point(1, 3), lambda: hash(p)):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(default=(), compare=False, repr=False)


print(sorted([Version(2, 1), Version(1, 9), Version(1, 2)]), Version(1) < Version(1, 1), hash(Version(1)) == hash(Version(1)))
try:
    Version(1).major = 3
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    del Version(1).major
except AttributeError as e:
    print(e)
print({Version(1): "a"}[Version(1, 0, ("z",))])


@dataclass
class Team:
    name: str
    members: List[str] = field(default_factory=list)
    count: ClassVar[int] = 0
    lead: Optional[str] = None
    size: int = field(init=False, default=0)
    seed: InitVar[int] = 7

    def __post_init__(self, seed):
        self.size = len(self.members) + seed
        Team.count += 1


a, b = Team("a"), Team("b", ["x"], "x", 1)
a.members.append("q")
print(a, b, Team.count, [f.name for f in fields(Team)])
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e:
    print(e)


@dataclass
class Base:
    id: int
    kind: str = "base"


@dataclass
class Child(Base):
    extra: float = 1.5
    kind: str = "child"


print(Child(1), Child(1, "k", 2.5), Child.__mro__[1].__name__, Base(1) == Child(1))


@dataclass(kw_only=True)
class Options:
    debug: bool = False
    level: int


print(Options(level=3))
try:
    Options(True, 3)
except TypeError as e:
    print(e)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int = 3


print(Mixed(1, c=5), Mixed.__init__.__qualname__)


@dataclass(slots=True)
class Slotted:
    a: int
    b: str = "z"


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.c = 3
except AttributeError as e:
    print(e)


@dataclass
class Node:
    value: int
    children: "List[Node]" = field(default_factory=list)


n = Node(1, [Node(2), Node(3, [Node(4)])])
print(n)
print(asdict(n))
n.children.append(n)
print(n)


@dataclass(repr=False, eq=False)
class Plain:
    a: int

    def __repr__(self):
        return f"<Plain {self.a}>"


print(Plain(1), Plain(1) == Plain(1))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(hash=False, default=1)


print(hash(Hashed(1)) == hash(Hashed(1, 5)))


@dataclass
class WithMethods:
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height

    def scaled(self, k):
        return replace(self, width=self.width * k, height=self.height * k)


print(WithMethods(2, 3).area, WithMethods(2, 3).scaled(2))
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))])
print(C(1, 2), C(1, 2, 3) == C(1, 2, 3))
