import pickle, functools, operator
p = pickle.loads(pickle.dumps(functools.partial(int, base=2)))
print(p, p("101"))
p = pickle.loads(pickle.dumps(functools.partial(print, "a", "b", sep="-")))
p("c")
print(pickle.loads(pickle.dumps(operator.itemgetter(1, 0)))("ab"))
print(pickle.loads(pickle.dumps("abc".upper))())
class K:
    n = 3
    @classmethod
    def make(cls): return cls.n
    def go(self): return self.n
    class In:
        pass
print(pickle.loads(pickle.dumps(K.make))(), pickle.loads(pickle.dumps(K().go))(), pickle.loads(pickle.dumps(K.In)))
print(pickle.loads(pickle.dumps(K.go)) is K.go)
class Per(pickle.Pickler):
    def persistent_id(self, obj):
        return "K" if isinstance(obj, K) else None
class Un(pickle.Unpickler):
    def persistent_load(self, pid): return "loaded " + pid
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")
import io
f = io.BytesIO(); Per(f).dump([K(), 1]); f.seek(0); print(Un(f).load())
f = io.BytesIO(pickle.dumps(K))
try: Un(f).load()
except pickle.UnpicklingError as e: print(e)
class Circ:
    def __init__(self): self.me = self; self.items = [self]
c = pickle.loads(pickle.dumps(Circ())); print(c.me is c, c.items[0] is c)
class NA:
    def __new__(cls, a, *, b): 
        o = object.__new__(cls); o.a = a; o.b = b; return o
    def __getnewargs_ex__(self): return (self.a,), {"b": self.b}
n = pickle.loads(pickle.dumps(NA(1, b=2))); print(n.a, n.b)
n = pickle.loads(pickle.dumps(NA(1, b=2), 2)); print(n.a, n.b)
class Bad:
    def __reduce__(self): return 5
try: pickle.dumps(Bad())
except Exception as e: print(type(e).__name__, e)
class Bad2:
    def __reduce__(self): return (5, ())
try: pickle.dumps(Bad2())
except Exception as e: print(type(e).__name__, e)
class Glob:
    def __reduce__(self): return "thing"
thing = Glob()
print(pickle.loads(pickle.dumps(thing)) is thing)
K2 = K
class K: pass
try: pickle.dumps(K2)
except Exception as e: print(type(e).__name__, e)
data = pickle.dumps(K())
del K
try: pickle.loads(data)
except Exception as e: print(type(e).__name__, e)
import copyreg
class C:
    def __init__(self, v): self.v = v
copyreg.pickle(C, lambda c: (C, (c.v + 1,)))
print(pickle.loads(pickle.dumps(C(1))).v)
print(pickle.dumps([1, "a", None, True, 2.5, (1, 2), {"k": b"v"}]))
print(pickle.loads(b"(lp0\nI1\naF2.5\naV\\u00e9x\np1\naI01\na(dp2\nS'k'\np3\nNsa."))
