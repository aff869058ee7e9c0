class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return self * -1
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __iter__(self): yield self.x; yield self.y
    def __getattr__(self, n):
        if set(n) <= {"x", "y"}: return tuple(getattr(self, c) for c in n)
        raise AttributeError(f"no {n}")
    def __index__(self): return self.x
    def __round__(self, n=0): return Vec(round(self.x, n), round(self.y, n))
    def __divmod__(self, k): return divmod(self.x, k)
    def __pow__(self, n, mod=None): return ("pow", n, mod)
    def __lshift__(self, o): print("<<", o); return self
    def __invert__(self): return "inv"
    def __reversed__(self): return iter((self.y, self.x))
    def __length_hint__(self): return 2
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __ior__(self, o): self.x |= o; return self
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
v = Vec(1, 2); w = Vec(3, 4)
print(v + w, v * 2, 3 * v, v @ w, -v, abs(w), v == Vec(1, 2), v != w, list(v), v.xyx, [10, 20, 30][v], round(Vec(1.26, 2.0), 1), divmod(v, 1), pow(v, 2, 5), v ** 3, ~v, list(reversed(v)), sum([v, w]), Vec["k"], hex(v), range(5)[v])
v << 1 << 2; v |= 6; print(v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v * "a", lambda: v - w, lambda: v < w, lambda: hash(v), lambda: v.zz, lambda: setattr(v, "z", 1), lambda: v[0], lambda: len(v), lambda: v(), lambda: float(v), lambda: "a" @ v, lambda: v // 2, lambda: -object(), lambda: v in 5, lambda: w in v):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
