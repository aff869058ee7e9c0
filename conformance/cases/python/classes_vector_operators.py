# Operator overloading for a vector.
import math
class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __repr__(self): return f"Vector({self.x!r}, {self.y!r})"
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented
    def __sub__(self, o): return self + -o
    def __mul__(self, k):
        if isinstance(k, Vector): return self.x * k.x + self.y * k.y
        if isinstance(k, (int, float)): return Vector(self.x * k, self.y * k)
        return NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, k): return Vector(self.x / k, self.y / k)
    def __neg__(self): return Vector(-self.x, -self.y)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __round__(self, n=0): return Vector(round(self.x, n), round(self.y, n))
    def __matmul__(self, o): return self * o
    def __format__(self, spec): return f"({self.x:{spec}}, {self.y:{spec}})"
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, f): return Vector(f(self.x), f(self.y))
v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, v * 2, 2 * v, v * w, v / 2, -v, abs(v), bool(Vector()), v == Vector(3, 4), v != w)
print(list(v), v[0], v[-1], len(v), 3 in v, v @ w, f"{v:.1f}", round(Vector(1.26, 2.71), 1), v(str), {v: 1}[Vector(3, 4)])
x, y = v
print(x, y, sum(v), max(v), sorted(v, reverse=True), tuple(v), [*v], dict([v]))
v += w
print(v, sum([v, w], Vector()))
for bad in ("v + 1", "v * 'a'", "1 + v", "v['a']", "v[5]", "v < w", "v.z", "v.z = 1", "abs('x')"):
    try:
        exec(bad)
    except (TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
