from abc import ABC, abstractmethod
from collections.abc import Mapping, MutableMapping, Iterator, Container, Sized, Iterable, Set

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Lower(MutableMapping):
    def __init__(self, **kw):
        self._d = {}
        self.update(kw)

    def __getitem__(self, k):
        return self._d[k.lower()]

    def __setitem__(self, k, v):
        self._d[k.lower()] = v

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __iter__(self):
        return iter(self._d)

    def __len__(self):
        return len(self._d)


d = Lower(A=1)
d["B"] = 2
print(dict(d), "a" in d, d.get("zz"), d.pop("B"), d.setdefault("C", 3), list(d.items()), d == {"a": 1, "c": 3}, d.popitem(), len(d), bool(d))
d.clear()
print(list(d), isinstance(d, Mapping))
t(lambda: d["q"])
t(lambda: d.pop("q"))


class Count(Iterator):
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(Count()), isinstance(Count(), Iterable))


class Repo(ABC):
    @abstractmethod
    def get(self, id): ...

    def first(self):
        return self.get(1)


class Memory(Repo):
    def get(self, id):
        return super().get(id) or f"row {id}"


print(Memory().first(), isinstance([], Container), isinstance("", Sized), Repo.__abstractmethods__)
t(lambda: Repo())
t(lambda: type("Half", (Repo,), {})())
