import itertools, operator, collections, collections.abc
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
    def __reversed__(self): return iter(range(1, self.n + 1))
    def __length_hint__(self): return self.n
class CountIter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n + 1
c = Countdown(4); print(list(c), list(c), [*reversed(c)], operator.length_hint(c), max(c), sum(c), 3 in c, sorted(c), dict.fromkeys(c), tuple(zip(c, c)), set(c) == {1, 2, 3, 4}, "-".join(map(str, c)))
first, *mid, last = c; print(first, mid, last); it = iter(c); print(next(it), next(it), list(it), next(it, "end"))
try: next(it)
except StopIteration as e: print(repr(e), e.value)
def flatten(x):
    match x:
        case str() | bytes(): yield x
        case collections.abc.Iterable(): 
            for i in x: yield from flatten(i)
        case _: yield x
print(list(flatten([1, [2, (3, "ab", {4}), []], range(2)])))
def window(seq, n):
    it = iter(seq); w = collections.deque(itertools.islice(it, n), maxlen=n)
    if len(w) == n: yield tuple(w)
    for x in it: w.append(x); yield tuple(w)
print(list(window("abcd", 2)), list(window([1], 2)))
def coro():
    log = []
    try:
        while True:
            try: x = yield len(log)
            except KeyError as e: log.append(e)
            else: log.append(x)
    finally: print("log", log)
g = coro(); next(g); print(g.send(1), g.throw(KeyError("k")), g.send(None)); g.close(); print(g.gi_frame)
print([(k, [*v]) for k, v in itertools.groupby(sorted(["apple", "bob", "cat", "axe"], key=len), key=len)], [*map(lambda *a: a, "ab", [1, 2], (True,))], all([]), any([0, "", ()]), [*filter(None, [0, 1, "", "x"])], sum([[1], [2]], []), min("b", "a", key=ord), *enumerate("xy", 1))
a, b = itertools.tee(CountIter(3)); print([*a], next(b)); print(*(x for x in range(20) if x % 3 == 0 if x % 2), sep="|"); print({i: [j for j in range(i)] for i in range(3)}, {*"hello"} & set("help") == {"h", "e", "l"}, [y for x in [[1], [2, 3]] for y in x])
class Bad:
    def __iter__(self): return [1, 2]
for f in (lambda: list(Bad()), lambda: next([1]), lambda: iter(5), lambda: [*5], lambda: dict([1, 2]), lambda: zip(1), lambda: (lambda a, b: 0)(*c), lambda: max(()), lambda: sum("ab"), lambda: list(zip("ab", "c", strict=True)), lambda: [][0], lambda: iter(int), lambda: next(iter([])), lambda: reversed({1, 2}), lambda: map(), lambda: sorted([1, "a"]), lambda: print(*5), lambda: enumerate(5), lambda: {**[1]}):
    try: print(f())
    except BaseException as e: print(type(e).__name__, "|", e)
x, y = 1, 2, 3
