import copy
from dataclasses import dataclass, field, replace

@dataclass
class Item:
    name: str
    tags: list = field(default_factory=list)
    child: "Item | None" = None


a = Item("a", ["x"], Item("b"))
b = copy.copy(a)
c = copy.deepcopy(a)
d = replace(a, name="d")
a.tags.append("y")
a.child.name = "changed"
print(b.tags, c.tags, d.tags, b.child.name, c.child.name, d.child is a.child, a == b, a == c)


class Slots:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = [1]


s = copy.deepcopy(Slots())
print(s.x, hasattr(s, "y"), copy.copy(Slots).__name__, copy.deepcopy(len) is len, copy.deepcopy((1, [2]))[1], copy.copy({1: [2]}), copy.deepcopy({"a": (1, 2)}), copy.copy("s"), copy.deepcopy(range(3)))
print(copy.deepcopy([a, a])[0] is copy.deepcopy([a, a])[1], (lambda v: v[0] is v[1])(copy.deepcopy([a, a])), copy.deepcopy({1, 2}), copy.deepcopy(b"x"), copy.deepcopy(None))
