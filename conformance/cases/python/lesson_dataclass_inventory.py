from __future__ import annotations
from dataclasses import dataclass, field, fields, asdict, astuple, replace, KW_ONLY, InitVar
from typing import ClassVar

@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float = 0.0
    tags: list[str] = field(default_factory=list, compare=False)
    _: KW_ONLY
    qty: int = 1
    vat: ClassVar[float] = 0.2
    discount: InitVar[float] = 0
    def __post_init__(self, discount):
        if self.price < 0:
            raise ValueError(f"{self.name}: negative price")
        self.price = round(self.price * (1 - discount), 2)
        self.sort_index = self.price
    @property
    def total(self):
        return self.price * self.qty

@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)

@dataclass
class Basket:
    items: list[Item] = field(default_factory=list)
    origin: Point = Point(0)
    def __len__(self):
        return len(self.items)

tea, mug = Item("tea", 4.5, qty=3), Item("mug", 12, ["blue"], discount=0.25)
b = Basket([tea, mug])
print(tea, mug, tea < mug, max(b.items).name, len(b), b, sep="\n")
print(asdict(b), astuple(Point(1, 2)), replace(tea, name="coffee", discount=0), [f.name for f in fields(Item)], Item.vat)
print(Point(1) + Point(2, 3), Point(1, 2) == Point(1, 2), {Point(1): "a"}[Point(1, 0)], hash(Point(1)) == hash(Point(1)), Point.__match_args__, tea == Item("tea", 4.5, ["other"], qty=3))
match Point(3, 0):
    case Point(x, 0) if x > 2:
        print("on the axis at", x)
for bad in (lambda: Item("x", -1), lambda: Item(), lambda: Item("a", 1, [], 5), lambda: Point(1, 2, 3), lambda: Point(y=1), lambda: {tea}, lambda: tea < 5, lambda: asdict(5), lambda: replace(Point(1), z=2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        xs: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Order:
        a: int = 1
        b: str
except TypeError as e:
    print(e)
try:
    Point(1).x = 5
except AttributeError as e:
    print(type(e).__name__, e)
