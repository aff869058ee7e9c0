import copy
class Sl:
    __slots__ = ("__x", "y")
    def __init__(self): self.__x = 1; self.y = [2]
    def get(self): return self.__x
s = Sl()
print(s.get())
t = copy.copy(s); print(t.get(), t.y is s.y)
t = copy.deepcopy(s); print(t.get(), t.y is s.y, t.y)
print(s.__getstate__(), s.__reduce_ex__(2)[2])
class B:
    pass
b = B(); b.a = 1
print(b.__reduce_ex__(2)[1:], b.__reduce__()[1:], b.__getstate__(), object().__reduce_ex__(2)[1:])
class N(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
n = N(1, [2]); n.z = 3
m = copy.copy(n); print(m, m.z, type(m))
m = copy.deepcopy(n); print(m, m.z, m[1] is n[1])
class Mine(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = 1
d = Mine(a=[1]); e = copy.deepcopy(d); print(e, e.extra, e["a"] is d["a"])
try: copy.copy(i for i in [])
except TypeError as x: print(x)
try: copy.deepcopy({"a": (i for i in [])})
except TypeError as x: print(x)
import threading
try: copy.deepcopy(threading.Lock())
except TypeError as x: print(x)
class WithReduce:
    def __init__(self, v): self.v = v
    def __reduce__(self): return (WithReduce, (self.v * 2,))
print(copy.copy(WithReduce(2)).v, copy.deepcopy(WithReduce([1])).v)
class Exc(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
try: copy.copy(Exc(1, 2))
except TypeError as x: print(x)
print(copy.copy(ValueError("a", 1)).args)
class Deep:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.copy(Deep()), copy.deepcopy([Deep()]))
import collections
od = collections.OrderedDict(a=[1]); print(copy.deepcopy(od), copy.copy(od))
dd = collections.defaultdict(list, a=[1]); c = copy.deepcopy(dd); print(c, c["a"] is dd["a"], c.default_factory)
dq = collections.deque([[1]], maxlen=3); c = copy.deepcopy(dq); print(c, c[0] is dq[0])
print(copy.deepcopy(frozenset([(1, 2)])), copy.deepcopy(collections.Counter("aab")))
a = [1]; a.append(a); b = copy.deepcopy(a); print(b[1] is b)
print(range(3).__reduce__(), slice(1, 2, 3).__reduce__(), {1}.__reduce__(), "a".__reduce_ex__(2)[1:])
