# __slots__, __dict__, weak references, copying.
import copy, weakref
class Slim:
    __slots__ = ("a", "b", "__weakref__")
    def __init__(self, a): self.a = a
s = Slim(1)
print(s.a, Slim.__slots__, hasattr(s, "__dict__"), Slim.a)
for bad in ("s.b", "s.c = 1", "s.__dict__", "del s.b"):
    try:
        exec(bad)
    except AttributeError as error:
        print(error)
class Wide(Slim):
    pass
w = Wide(2)
w.anything = 3
print(w.a, w.__dict__, Wide.__slots__)
r = weakref.ref(s)
print(r() is s, weakref.getweakrefcount(s) >= 0)
d = weakref.WeakValueDictionary()
d["k"] = s
print(d["k"] is s, "k" in d, len(d))
class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)
tree = Node(1, [Node(2), Node(3)])
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
tree.children.append(Node(4))
tree.children[0].value = "changed"
print(len(shallow.children), shallow.children[0].value, len(deep.children), deep.children[0].value)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is not loop)
class Custom:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deeply"
print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.copy({"a": [1]}), copy.replace if hasattr(copy, "replace") else "no replace")
for obj in (5, "x", (1, 2), None, int, len):
    assert copy.copy(obj) is obj
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
