from collections import *
from collections import abc
import collections

d = defaultdict(list)
d["a"].append(1)
d["b"].append(2)
d["a"].append(3)
print(d, dict(d), d["z"], "q" in d, d.get("q"), defaultdict(int, a=1), defaultdict(None))
try:
    defaultdict(None)["x"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(3)
except TypeError as e:
    print(e)
c = Counter("abracadabra")
print(c, c.most_common(2), c["a"], c["zz"], sum(c.values()), c.total(), sorted(c.elements())[:5])
c.update("aaa")
c.subtract({"b": 5})
print(c, Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3) | Counter(b=2), +Counter(a=-1, b=2), -Counter(a=-1))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter([1, 1, 2]), Counter(), Counter({"x": 1}))
o = OrderedDict([("x", 1), ("y", 2), ("z", 3)])
o.move_to_end("x")
print(o, list(o), o.popitem(), o.popitem(last=False), o, OrderedDict(a=1) == {"a": 1}, OrderedDict([(1, 1), (2, 2)]) == OrderedDict([(2, 2), (1, 1)]), OrderedDict())
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), p == (1, 2), *p, P.__doc__, isinstance(p, tuple))
Q = namedtuple("Q", ["a", "b", "c"], defaults=[5, 6])
print(Q(1), Q._field_defaults, hash(Q(1)) == hash((1, 5, 6)))
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "class"), lambda: namedtuple("B", "_x"), lambda: p._replace(q=1)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
print(namedtuple("R", "a class _x a", rename=True)._fields)


class Sub(namedtuple("Base", "name age")):
    def hi(self):
        return f"hi {self.name}"


print(Sub("bob", 3), Sub("bob", 3).hi())
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q[0], q[-1], len(q), q.maxlen, 2 in q, list(reversed(q)), deque("abc"), deque())
q = deque(range(5))
q.rotate(2)
q.extend([9])
q.extendleft([7, 8])
print(q, q.pop(), q.popleft(), q.index(3), q.count(1), q == deque([7, 3, 4, 0, 1, 2]))
q.remove(4)
q.insert(1, "i")
q.reverse()
print(q, deque([1]) + deque([2]), deque([1]) * 3, deque([1, 2]) < deque([1, 3]))
for bad in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque().remove(1), lambda: deque([1]).index(2)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], sorted(m), len(m), m, m.new_child({"c": 1})["c"], dict(m.parents), m.get("zz", 0))
m["n"] = 5
print(m.maps[0])


class Up(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = Up(a=1)
u["b"] = 2
print(u, dict(u), len(u), "A" in u, u.pop("A"), list(u.items()))
ul = UserList([3, 1, 2])
ul.sort()
ul.append(9)
print(ul, ul[0], ul[1:], len(ul), ul + [1])
print(UserString("abc").upper(), len(UserString("ab")))


class Stack(abc.MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


s = Stack()
s.append(1)
s.extend([2, 3])
print(list(s), s.pop(), 2 in s, s.index(2), s.count(1), list(reversed(s)), isinstance(s, abc.Sequence))
s += [7]
s.reverse()
s.remove(1)
print(list(s))


class M(abc.Mapping):
    def __init__(self, d):
        self.d = d

    def __getitem__(self, k):
        return self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


mm = M({"a": 1, "b": 2})
print(mm.get("a"), mm.get("z"), list(mm.keys()), list(mm.items()), list(mm.values()), "a" in mm, mm == {"a": 1, "b": 2}, dict(mm), {**mm})
try:
    abc.Mapping()
except TypeError as e:
    print(e)
print(isinstance({}, abc.Mapping), isinstance([], abc.Sequence), isinstance("", abc.Sequence), isinstance(set(), abc.Set), isinstance({}, abc.MutableMapping), isinstance((), abc.MutableSequence), isinstance(iter([]), abc.Iterator), isinstance((x for x in []), abc.Generator), isinstance(print, abc.Callable), isinstance([], abc.Hashable), issubclass(list, abc.Iterable), isinstance({}.keys(), abc.KeysView), isinstance(range(3), abc.Sequence))
print(repr(collections.OrderedDict.fromkeys("ab", 0)), sorted(Counter("hello").items(), key=lambda kv: (-kv[1], kv[0])))
