class A:
    @property
    def prop(self): raise AttributeError("inner")
    @property
    def p2(self): return self.nope
a = A()
for f in [lambda: getattr(a, "prop"), lambda: a.prop, lambda: a.p2, lambda: getattr(a, "p2"), lambda: getattr(a, "p2", "dflt"), lambda: hasattr(a, "p2"), lambda: __import__("operator").attrgetter("p2")(a)]:
    try: print(f())
    except AttributeError as e: print(e, e.name, e.obj is a)
class B(A):
    def __getattr__(self, n): return "ga " + n
print(B().prop, B().p2)
class C:
    def __getattr__(self, n): raise AttributeError(n)
    x = property(lambda self: self.zzz)
try: C().foo
except AttributeError as e: print(e, e.name)
try: C().x
except AttributeError as e: print(e, e.name)
a.prpo
