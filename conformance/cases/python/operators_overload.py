class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __bool__(self):
        return bool(self.x or self.y)

    def __eq__(self, o):
        return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __call__(self, scale=1):
        return self * scale

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __divmod__(self, k):
        return divmod(self.x, k), divmod(self.y, k)

    def __pow__(self, k, mod=None):
        return ("pow", k, mod)

    def __invert__(self):
        return Vec(self.y, self.x)

    def __format__(self, spec):
        return f"<{self.x:{spec}}|{self.y:{spec}}>"

    def __index__(self):
        return self.x

    def __lshift__(self, o):
        return ("lshift", o)

    def __rlshift__(self, o):
        return ("rlshift", o)


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, b - a, a * 3, 3 * a, -a, abs(b), sum([a, b]))
print(a == Vec(1, 2), a != b, a in {Vec(1, 2)}, bool(Vec(0, 0)), list(a), len(a), 2 in a, a(5))
print(a @ b, divmod(b, 2), a ** 2, pow(a, 2, 3), ~a, f"{a:05.1f}", [10, 20, 30][a], a << 1, 1 << a)
for attempt in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a / 2, lambda: a @ 3 if False else 3 @ a, lambda: +a):
    try:
        print(attempt())
    except TypeError as e:
        print(e)


class Sub(Vec):
    def __radd__(self, o):
        return "reflected first"

    def __add__(self, o):
        return "sub add"


print(a + Sub(0, 0), Sub(0, 0) + a)


class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print("lt", self.n, o.n)
        return self.n < o.n

    def __ge__(self, o):
        print("ge", self.n, o.n)
        return NotImplemented


print(Ordered(1) > Ordered(2))
try:
    Ordered(1) >= Ordered(2)
except TypeError as e:
    print(e)


class Counter:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i


print(list(Counter()), 2 in Counter(), max(Counter()))


class OldSequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


print(list(OldSequence()), 4 in OldSequence(), 5 in OldSequence())
