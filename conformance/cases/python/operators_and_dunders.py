class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)

    def __repr__(self):
        return f"Vec{tuple(self.xs)}"

    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.xs, o.xs)))

    def __mul__(self, k):
        return Vec(*(a * k for a in self.xs))

    __rmul__ = __mul__

    def __radd__(self, o):
        return ("radd", o, self)

    def __iadd__(self, o):
        self.xs.append(o)
        return self

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __setitem__(self, i, v):
        self.xs[i] = v

    def __delitem__(self, i):
        del self.xs[i]

    def __contains__(self, v):
        return v in self.xs

    def __call__(self, *a, **k):
        return a, k

    def __bool__(self):
        return any(self.xs)

    def __neg__(self):
        return self * -1

    def __or__(self, o):
        return ("or", o)

    def __invert__(self):
        return "invert"

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))

    def __getattr__(self, name):
        if name.startswith("x"):
            return self.xs[int(name[1:])]
        raise AttributeError(f"no {name} here")

    def __format__(self, spec):
        return "|".join(format(x, spec) for x in self.xs)

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value)
        return kind is ValueError


a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a * 2, 3 * a, -a, a @ b, ~a, a | 1, 5 + a)
a += 9
print(a, len(a), a[0], a[-1], a[1:3], 9 in a, 10 in a, a("x", k=1), bool(Vec(0)), list(a), a.x2)
a[0] = 100
del a[1]
print(a, f"{b:.2f}", f"{b:>4}", "{:03d}".format(7))
with a as w:
    raise ValueError("swallowed")
try:
    with b:
        raise KeyError("kept")
except KeyError as e:
    print("caught", e)
for f in (lambda: a + 1, lambda: a.nope, lambda: a < b, lambda: 1 + "x", lambda: [] + (), lambda: {}["k"], lambda: [1][5], lambda: "x" * "y", lambda: None.x, lambda: len(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
x, *rest, y = range(5)
print(x, rest, y, 7 // 2, -7 // 2, 7 % -3, divmod(-7, 3), 2 ** 100, 10 ** -2, 1 < 2 < 3 > 2, not [] or 5)
