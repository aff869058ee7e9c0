from collections.abc import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Bag(MutableSequence):
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


b = Bag()
b.extend([3, 1, 2])
b += [9]
b.reverse()
print(list(b), b.pop(), b.index(2), 1 in b, b.count(1), isinstance(b, Sequence), issubclass(Bag, Iterable))
print(isinstance([], Hashable), isinstance((), Hashable), isinstance({}, Mapping), isinstance(range(3), Sequence), isinstance(iter([]), Iterator), isinstance(len, Callable), isinstance({}.keys(), KeysView), isinstance("a", Collection))


class Half(Mapping):
    def __getitem__(self, k):
        return 1


t(lambda: Half())
t(lambda: Iterable())


class Squares(Set):
    def __contains__(self, x):
        return x in (1, 4, 9)

    def __iter__(self):
        return iter((1, 4, 9))

    def __len__(self):
        return 3


s = Squares()
print(sorted(x for x in s if x in {1, 2}), s <= {1, 4, 9, 16}, s.isdisjoint({5}), s == {1, 4, 9})
