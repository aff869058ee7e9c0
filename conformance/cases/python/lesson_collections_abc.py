from collections.abc import Sequence, MutableMapping, Iterator, Iterable, Mapping, Hashable, Callable, Set, Sized, Container
class Deck(Sequence):
    def __init__(self): self._c = [f"{r}{s}" for s in "♠♥" for r in "AK"]
    def __len__(self): return len(self._c)
    def __getitem__(self, i): return self._c[i]
d = Deck(); print(len(d), d[0], d[-1], d[1:3], "A♠" in d, list(reversed(d)), d.index("K♠"), d.count("A♥"))
class Low(MutableMapping):
    def __init__(self, *a, **k): self.s = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.s[k.lower()]
    def __setitem__(self, k, v): self.s[k.lower()] = v
    def __delitem__(self, k): del self.s[k.lower()]
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def __repr__(self): return f"Low({self.s})"
m = Low(A=1, b=2); m["C"] = 3; print(m, m["c"], "B" in m, m.get("z"), m.pop("a"), list(m.items()), m == {"b": 2, "c": 3}, m.setdefault("q", 5), m.popitem(), dict(m))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), isinstance(It(1), Iterator), isinstance([], Iterable), isinstance({}, Mapping), isinstance([], Hashable), isinstance(len, Callable), issubclass(set, Set), isinstance("", Sized), isinstance(5, Container))
class MySet(Set):
    def __init__(self, it): self.e = sorted(set(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
a, b = MySet([1, 2, 3]), MySet([2, 3, 4]); print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a == MySet([3, 2, 1]), a.isdisjoint([9]))
try: Sequence()
except TypeError as e: print(e)
class Bad(Sequence): pass
try: Bad()
except TypeError as e: print(e)
print(iter(lambda: 5, 5), list(iter(iter([1, 2, 3]).__next__, 3)))
