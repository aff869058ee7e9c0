from dataclasses import dataclass, field, asdict, astuple, replace, fields
from typing import ClassVar, Optional
@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float = 0.0
    tags: list[str] = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0
    def __post_init__(self):
        self.sort_index = self.price
        Item.count += 1
    @property
    def label(self) -> str:
        return f"{self.name:<10}|{self.price:>8.2f}"
items = [Item("pen", 1.5, ["blue"]), Item("book", 12.25), Item("bag", 40)]
for i in sorted(items, reverse=True): print(i.label, i)
print(asdict(items[0]), astuple(items[1]), replace(items[2], price=35), Item.count)
print([f.name for f in fields(Item)], items[0] == Item("pen", 1.5), items[0] < items[1])
@dataclass(frozen=True, slots=True, kw_only=True)
class Conf:
    host: str = "localhost"
    port: Optional[int] = None
c = Conf(port=80)
print(c, hash(c) == hash(Conf(port=80)), Conf.__slots__)
try: c.port = 1
except Exception as e: print(type(e).__name__, e)
try: Conf("x")
except TypeError as e: print(e)
import inspect
print(inspect.signature(Item), inspect.signature(Item.__init__), inspect.signature(Conf.__init__), inspect.signature(Conf))
print(Item.__init__.__name__, Item.__match_args__, Item.__doc__)
