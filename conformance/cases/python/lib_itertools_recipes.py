from itertools import *
from collections import deque
import operator

def chunked(items, n):
    it = iter(items)
    while part := list(islice(it, n)):
        yield part


def windows(items, n):
    it = iter(items)
    w = deque(islice(it, n), maxlen=n)
    if len(w) == n:
        yield tuple(w)
    for x in it:
        w.append(x)
        yield tuple(w)


print(list(chunked(range(7), 3)), list(windows("abcde", 3)), list(chain.from_iterable(repeat(x, n) for x, n in [("a", 2), ("b", 1)])))
print(dict(zip("abc", count(1))), list(map(operator.mul, count(1), [10, 20, 30])), next(dropwhile(lambda n: n * n < 50, count())), list(islice(accumulate(repeat(2), operator.mul), 5)))
people = [("ann", "eng"), ("bob", "ops"), ("cy", "eng")]
key = operator.itemgetter(1)
print({k: [n for n, _ in g] for k, g in groupby(sorted(people, key=key), key)}, list(zip(*people)), sum(map(len, chain("ab", ["cde"]))), all(starmap(operator.lt, pairwise([1, 2, 3]))))
