import sys


def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as e:
    print("RecursionError:", e)


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().a
except RecursionError as e:
    print("again:", str(e)[:32])


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))
a = []
a.append(a)
d = {"self": a}
d["d"] = d
print(a, d)
print(len("x" * 10**6), sum(range(10**5)))
