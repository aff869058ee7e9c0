from functools import lru_cache, cache, reduce
import sys

def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(n, a, c)] + hanoi(n - 1, b, a, c)

def permutations(items):
    if not items:
        yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (x, *rest)

def subsets(s):
    return [[]] if not s else [t + e for t in subsets(s[1:]) for e in ([], [s[0]])]

def walk(tree, depth=0):
    for name, sub in tree.items():
        print("  " * depth + name)
        walk(sub, depth + 1)

@lru_cache(maxsize=3)
def slow(n):
    print("computing", n)
    return n * n

@cache
def ways(amount, coins=(50, 20, 10, 5)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])

print(hanoi(2), len(hanoi(6)), list(permutations("abc"))[:3], subsets([1, 2, 3]))
walk({"src": {"app": {}, "lib": {"x.py": {}}}, "README": {}})
print(slow(1), slow(2), slow(1), slow(3), slow(4), slow(2), slow.cache_info())
print(ways(100), ways.cache_info().hits > 0, reduce(lambda a, b: a * b, range(1, 11)), reduce(max, [3, 9, 2], 0))
def gcd(a, b): return a if not b else gcd(b, a % b)
def binary(xs, t, lo=0, hi=None):
    hi = len(xs) if hi is None else hi
    if lo >= hi: return -1
    mid = (lo + hi) // 2
    return mid if xs[mid] == t else binary(xs, t, mid + 1, hi) if xs[mid] < t else binary(xs, t, lo, mid)
def quick(xs): return xs if len(xs) < 2 else quick([x for x in xs[1:] if x < xs[0]]) + [xs[0]] + quick([x for x in xs[1:] if x >= xs[0]])
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(gcd(1071, 462), binary(list(range(0, 100, 7)), 49), binary([1], 2), quick([3, 1, 2, 3]), ackermann(2, 3))
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
try:
    deep(10 ** 6)
except RecursionError as e:
    print(type(e).__name__, e)
print(deep(500), sys.getrecursionlimit())
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(100), odd(7))
