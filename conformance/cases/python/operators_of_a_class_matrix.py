# classes, dunder matrix
import functools, operator
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y=0): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x!r}, {self.y!r})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(self.x + o, self.y) if isinstance(o, int) else NotImplemented
    def __iadd__(self, o): self.x += 1; return self
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, V) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
    def __bool__(self): return bool(self.x or self.y)
    def __getitem__(self, k): return (self.x, self.y)[k]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a, **k): return a, k
    def __neg__(self): return V(-self.x, -self.y)
    def __format__(self, spec): return f"<{self.x:{spec}}|{self.y:{spec}}>" if spec else "plain"
    def __index__(self): return self.x
    def __enter__(self): return self
    def __exit__(self, *e): print("exit", e[0] and e[0].__name__); return True
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __missing__(self, k): return "missing"
a, b = V(1, 2), V(3, 4)
def t(label, f):
    try: print(label, f())
    except Exception as e: print(label, type(e).__name__, e)
ops = [n for n in dir(operator) if not n.startswith("_")]
for n in ops:
    f = getattr(operator, n)
    if n in ("attrgetter", "itemgetter", "methodcaller", "call", "length_hint", "setitem", "delitem"): continue
    t(n, lambda: f(a, b)); t(n + "1", lambda: f(a)); t(n + "i", lambda: f(a, 2)); t(n + "r", lambda: f(2, a)); t(n + "s", lambda: f("s", a)); t(n + "n", lambda: f(a, None))
a = V(1, 2)
t("iter", lambda: list(a)); t("rev", lambda: list(reversed(a))); t("fmt", lambda: f"{a:>4}{a}{a!r:>12}"); t("slice", lambda: [10,20,30][a]); t("range", lambda: list(range(a, V(4)))); t("max", lambda: max(a, b)); t("sorted", lambda: sorted([b, a])); t("sum", lambda: sum([a, b])); t("hex", lambda: hex(b)); t("round", lambda: round(a)); t("abs", lambda: abs(a)); t("int", lambda: int(a)); t("float", lambda: float(a)); t("complex", lambda: complex(a)); t("divmod", lambda: divmod(a, b)); t("pow", lambda: pow(a, b)); t("attr", lambda: a.z); t("set", lambda: setattr(a, "z", 1)); t("del", lambda: delattr(a, "x")); t("x", lambda: a.x); t("dict", lambda: a.__dict__); t("vars", lambda: vars(a)); t("weak", lambda: __import__("weakref").ref(a))
with b as c: raise ValueError
t("unpack", lambda: (lambda x, y: (x, y))(*b)); t("kw", lambda: (lambda **k: k)(**b)); t("chr", lambda: chr(V(65))); t("bytes", lambda: bytes(V(3))); t("mul", lambda: "ab" * b); t("mul", lambda: [1] * b); t("idx", lambda: "abc"[V(1)]); t("join", lambda: ",".join(b)); t("in", lambda: 3 in b); t("call", lambda: b(1, k=2)); t("total", lambda: a <= b); t("ge", lambda: a >= b); t("gt", lambda: a > b); t("ne", lambda: a != b); t("eqn", lambda: a == 3)
