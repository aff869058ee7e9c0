import random
class K:
    __slots__ = ("v",)
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        global n, h
        n += 1; h = (h * 31 + self.v * 7 + o.v) % 1000003
        if n == stop: raise KeyError(n)
        return self.v < o.v
random.seed(5)
stop = 0
for size in [0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 127, 200, 257, 500, 1000, 2000]:
    for kind in range(8):
        base = list(range(size))
        if kind == 0: random.shuffle(base)
        elif kind == 1: base.reverse()
        elif kind == 2:
            for _ in range(size // 20): i, j = random.randrange(size), random.randrange(size); base[i], base[j] = base[j], base[i]
        elif kind == 3: base = [random.randrange(4) for _ in base]
        elif kind == 4: base = base[size // 2:] + base[:size // 2]
        elif kind == 5: base = base[::3] + base[1::3] + base[2::3]
        elif kind == 6: base = [x % 40 for x in base]
        else: base = base[:size//3] + random.sample(base, size)[: size - size//3]
        n = h = 0
        l = [K(x) for x in base]; l.sort(); print(size, kind, n, h, [k.v for k in l] == sorted(base))
        if size > 20:
            stop = n // 2; n = h = 0
            l = [K(x) for x in base]
            try: l.sort()
            except KeyError as e: print(e, h, sorted(k.v for k in l) == sorted(base), sum(i * k.v for i, k in enumerate(l)))
            stop = 0
nan = float("nan")
print(sorted([3, nan, 1, nan, 2]), sorted([{1}, {2}, {1, 2}, set(), {3}]), max([1, nan]), min([nan, 1]))
