# Recursion: factorial, permutations, hanoi, flatten, memo.
from functools import lru_cache, reduce
def factorial(n): return 1 if n <= 1 else n * factorial(n - 1)
def flatten(x): return [y for e in x for y in (flatten(e) if isinstance(e, list) else [e])]
def permutations(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def power_set(s): return [[]] if not s else [x + y for x in power_set(s[1:]) for y in ([], [s[0]])]
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def binary(n): return str(n) if n < 2 else binary(n // 2) + str(n % 2)
def palindrome(s): return len(s) < 2 or s[0] == s[-1] and palindrome(s[1:-1])
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(factorial(25), flatten([1, [2, [3, [4]], 5]]), permutations("abc"), len(hanoi(5)), hanoi(2), power_set([1, 2]), gcd(48, 36), binary(37), palindrome("level"), ackermann(2, 3), fib(90), fib.cache_info())
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], "start"), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(500))
try:
    deep(10 ** 6)
except RecursionError as error:
    print("RecursionError", str(error)[:32])
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(n) for n in range(1, 10)], [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** .5) + 1))])
