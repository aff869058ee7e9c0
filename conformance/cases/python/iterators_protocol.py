# Iterators written by hand and the built-in ones.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
    def __length_hint__(self): return self.n
class Bag:
    def __init__(self, *items): self.items = items
    def __iter__(self): return iter(self.items)
c = Countdown(3)
print(next(c), list(c), list(c), sum(Countdown(4)), max(Countdown(3)), tuple(Countdown(2)), [*Countdown(2)], 2 in Countdown(3))
a, b = Bag(1, 2)
print(a, b, sorted(Bag(3, 1)), dict(zip(Bag("k"), Bag("v"))), list(map(lambda x, y: x + y, Bag(1, 2), Bag(10, 20, 30))), list(enumerate(Bag("x"), 5)), any(Bag(0)), "-".join(Bag("a", "b")))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None), iter(it) is it, type(it).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(zip()).__name__, type(reversed([])).__name__)
rolls = iter([3, 5, 6, 1])
print(list(iter(lambda: next(rolls), 6)), list(rolls))
print(list(zip("abc", [1, 2])), list(zip("ab", [1, 2], strict=True)), list(filter(str.isdigit, "a1b2")), list(map(int, "123")), list(reversed(range(3))), list(zip(*[(1, 2), (3, 4)])))
e = enumerate("ab"); print(next(e), list(e)); z = zip([1, 2, 3], [4, 5]); print(next(z), list(z))
for bad in ("list(zip('ab', [1], strict=True))", "list(zip('a', [1, 2], strict=True))", "next(Countdown(0))", "iter(Bag)", "for x in Countdown: pass", "list(map(5, [1]))", "reversed(Countdown(1))", "sum('ab')", "a, b = Countdown(3)", "sorted(Bag(1, 'a'))", "iter(5, 6)", "zip(5)", "enumerate(5)", "map(str)", "filter(None)"):
    try:
        exec(bad)
    except (TypeError, ValueError, StopIteration) as error:
        print(type(error).__name__, error)
