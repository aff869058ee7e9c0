import itertools

class Countdown:
    def __init__(self, start):
        self.start = start
    def __iter__(self):
        n = self.start
        while n > 0:
            yield n
            n -= 1
    def __len__(self):
        return self.start
    def __reversed__(self):
        return iter(range(1, self.start + 1))
    def __contains__(self, x):
        return 0 < x <= self.start

c = Countdown(3)
print(list(c), list(c), list(reversed(c)), 2 in c, 9 in c, len(c), sum(c), max(c), sorted(c), tuple(c), *c)

def read(lines):
    for n, line in enumerate(lines, 1):
        line = line.strip()
        if line and not line.startswith("#"):
            yield n, line

def pairs(rows):
    for n, row in rows:
        key, sep, value = row.partition("=")
        if not sep:
            raise ValueError(f"line {n}: no '=' in {row!r}")
        yield key.strip(), value.strip()

def numbers(items):
    return ((k, int(v)) for k, v in items if v.isdigit())

text = ["# settings", "a = 1", "", "b=two", " c =3 "]
print(dict(pairs(read(text))), list(numbers(pairs(read(text)))))
g = pairs(read(text + ["oops", "d=4"]))
print(next(g), next(g), next(g))
try:
    next(g)
except ValueError as e:
    print(e)
print(next(g, "finished"), list(g))
def running(total=0):
    while True:
        x = yield total
        if x is None:
            return "closed at %d" % total
        total += x
r = running(); next(r); print(r.send(5), r.send(7))
try:
    r.send(None)
except StopIteration as e:
    print(e.value)
def flatten(x):
    for y in x:
        if isinstance(y, list):
            yield from flatten(y)
        else:
            yield y
print(list(flatten([1, [2, [3, []]], 4])), list(itertools.islice((x * x for x in itertools.count(1)), 4)), list(itertools.takewhile(lambda x: x < 10, (2 ** n for n in itertools.count()))))
it = iter([1, 2, 3, 4]); print(list(zip(it, it)), next(iter([]), None), list(iter(lambda s=[3, 2, 1]: s.pop(), 3)), [x for x, _ in itertools.groupby("aabbc")])
next(iter(()))
