import abc, typing as T, functools, inspect, sys, types, operator
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class Meta(type):
    def __prepare__(name, bases, **kw): print("prepare", name, kw); return {"injected": 1}
    def __new__(m, name, bases, ns, **kw): print("new", name, sorted(k for k in ns if not k.startswith("__"))); return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns); print("init", name)
    def __call__(cls, *a): print("call", cls.__name__); return super().__call__(*a)
    def __getattr__(cls, n): return f"meta-{n}"
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 1
    def __iter__(cls): return iter("ab")
    def __getitem__(cls, k): return (cls.__name__, k)
    def __instancecheck__(cls, o): return o == "inst"
    def __add__(cls, o): return "added"
    def __repr__(cls): return f"<M {cls.__name__}>"
Meta.__prepare__ = classmethod(Meta.__prepare__.__func__ if hasattr(Meta.__prepare__, "__func__") else lambda m, n, b, **k: (print("prepare", n, k), {"injected": 1})[1])
class X(metaclass=Meta, opt=3):
    y = 2
    def __init__(self, a=0): self.a = a
print(X, X.zzz, len(X), 1 in X, list(X), X["k"], isinstance("inst", X), X + 1, X.injected, X(5).a, type(X), X.__class__)
class Desc:
    def __set_name__(self, o, n): print("set_name", o.__name__, n); self.n = n
    def __get__(self, o, c): return (self.n, o is None, c.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("del")
class NonData:
    def __get__(self, o, c): return "nd"
class Y:
    d = Desc(); n = NonData()
    def __getattribute__(self, k):
        if k == "magic": return "m"
        return object.__getattribute__(self, k)
    def __getattr__(self, k): return f"ga-{k}"
    def __setattr__(self, k, v): print("sa", k); object.__setattr__(self, k, v)
    def __delattr__(self, k): print("da", k); object.__delattr__(self, k)
y = Y(); y.d = 3; print(y.d, Y.d, y.n, y.magic, y.none); y.n = 5; print(y.n); del y.n; print(y.n); del y.d; t(lambda: delattr(y, "q"))
class A:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; print("sub", cls.__name__, tag)
    def who(self): return ["A"]
class B(A, tag="b"):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C): pass
print(D().who(), [c.__name__ for c in D.__mro__], D.tag)
t(lambda: type("E", (A, B), {})); t(lambda: type("E", (int, str), {})); t(lambda: type("E", (bool,), {})); t(lambda: type("E", (A,), {}, foo=1)); t(lambda: type("E", (3,), {})); t(lambda: type(1, 2)); t(lambda: type("E", (), 3)); t(lambda: super().x); t(lambda: super(B, 3)); t(lambda: super(B, A()).who()); t(lambda: super(int, 3).__add__(4)); t(lambda: object.__new__(int)); t(lambda: object.__new__(abc.ABC, 1)); t(lambda: object(1)); t(lambda: A(1)); t(lambda: int.__new__(str)); t(lambda: object.__init__(A(), 1))
class Ab(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    def __subclasshook__(cls, o): return True if hasattr(o, "quack") else NotImplemented
t(lambda: Ab()); t(lambda: type("Z", (Ab,), {"m": 1})()); t(lambda: type("Z", (Ab,), {"m": 1, "p": 2})().m); print(issubclass(type("Q", (), {"quack": 1}), Ab), Ab.__abstractmethods__); Ab.register(int); print(isinstance(3, Ab))
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def m(v):
    match v:
        case 0 | 1: return "01"
        case -1.5: return "neg"
        case str() as s if len(s) > 2: return f"str {s}"
        case "a" "b": return "ab"
        case [1, *rest] | (1, rest): return f"one {rest}"
        case [x, y, *_] if x == y: return f"eq {x}"
        case []: return "empty"
        case {"k": v, **rest}: return f"map {v} {rest}"
        case {}: return "anymap"
        case Pt(0, y=yy): return f"pt0 {yy}"
        case Pt(x=x): return f"pt {x}"
        case int(n) | float(n): return f"num {n}"
        case None: return "none"
        case (a, b): return f"pair {a} {b}"
        case _: return "other"
for v in [0, True, -1.5, "abc", "ab", "a", [1, 2, 3], (1, 2), [2, 2, 3], [], {"k": 1, "z": 2}, {"q": 1}, Pt(0, 5), Pt(1, 2), 7, 2.5, None, (5, 6), {1}, b"ab", range(2), object]: t(lambda: m(v))
def bad(v):
    match v:
        case Pt(1, 2, 3): pass
t(lambda: bad(Pt(1, 2)))
def bad2(v):
    match v:
        case int(1, 2): pass
t(lambda: bad2(1))
x = 10
class S:
    x = 20; ys = [x for _ in range(2)]; zs = [i for i in range(x // 10)]
    def f(self): return x
    g = lambda self, x=x: x
print(S.ys, S.zs, S().f(), S().g())
def outer():
    v = 1
    def inc(): nonlocal v; v += 1; return v
    def late(): return w
    w = 5; print(inc(), inc(), late(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
    fs = [lambda: i for i in range(3)]; print([f() for f in fs], [(lambda i=i: i)() for i in range(2)])
    del w; t(late)
outer()
def ub():
    print(x); x = 1
t(ub)
if (n := 5) > 3: print(n, [last := i for i in range(3)], last)
print([*range(2), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2), {*[1, 1]}, [a for a, *b in [(1, 2, 3)]], f"{'nested ' + f'{n!r:>3}'}", f"{n=}", f"{n = !s}", f"{n:{'>'}{4}}", f"{{}}", rf"\{n}")
def sig(a, /, b, *args, c, d=4, **kw): return a, b, args, c, d, kw
for call in ["sig(1, 2, c=3)", "sig(1, b=2, c=3)", "sig(a=1, b=2, c=3)", "sig(1, 2, 3, c=4, e=5)", "sig(1)", "sig()", "sig(1, 2)", "sig(1, 2, b=3, c=1)", "sig(1, 2, c=3, **{'c': 4})", "sig(*[1, 2], **{'c': 3, 1: 2})", "sig(1, 2, c=3, a=9)", "sig(**3)", "sig(*3)"]: t(lambda: eval(call))
def f2(a, b): pass
for call in ["f2(1)", "f2(1,2,3)", "f2(1, b=2, c=3)", "f2(1, 2, a=3)", "f2(aa=1)", "(lambda: 1)(2)", "(lambda *, k: k)()", "(lambda *, k, j: k)()", "(lambda a, b, c, d: 1)(1)", "len()", "len(1, 2)", "len(x=1)", "int('x', y=2)", "print(1, foo=2)", "sorted()", "sorted([1], 2)", "max()", "max(1)", "max([])", "isinstance(1)", "isinstance(1, 2)", "getattr(1)", "'a'.join()", "'a'.split(1)", "[].append()", "{}.get()", "dict(1)", "dict([1])", "dict([(1,2,3)])", "list(1)", "tuple(1)", "set(1)", "range()", "range('a')", "range(1, 2, 0)", "enumerate()", "enumerate(1)", "zip(1)", "map()", "map(1)", "filter(None)", "open()", "open('nope')", "abs('x')", "round('x')", "round(1, 'x')", "pow(2)", "divmod(1, 0)", "ord('ab')", "ord(1)", "chr(-1)", "chr('a')", "bin(1.5)", "hash([])", "iter(1)", "iter(1, 2)", "next(1)", "next(iter([]))", "next(iter([]), 'd')", "sum('ab')", "sum(['a'])", "sum([[1]], [])", "any(1)", "callable()", "id()", "vars(1)", "dir(1)[0]", "type()", "format(1, 'z')", "format('a', 'd')", "int('0x1f', 16)", "int('z', 36)", "int('1', 1)", "int('1_0')", "int('')", "int(None)", "int([])", "float('x')", "float(None)", "complex('1+2j')", "complex('x')", "complex(1, 'x')", "bool(1, 2)", "str(1, 2)", "str(b'a', 'ascii')", "str(b'\\xff', 'ascii')", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytearray('a', 'foo')", "slice()", "slice(1).indices('x')", "object().x", "None.x", "None()", "1()", "'a'()", "1 + 'a'", "'a' + 1", "[] + ()", "{} + {}", "1 < 'a'", "None < None", "[1] < ['a']", "{} < {}", "-'a'", "~1.5", "not_defined", "[1,2][5]", "[1]['a']", "'a'[5]", "(1,)[1]", "{}[1]", "{}[[]]", "1[0]", "None[0]", "[].pop()", "{}.popitem()", "set().pop()", "[1].remove(2)", "[1].index(2)", "'a'.index('b')", "{1}.remove(2)", "{'a': 1}.pop('b')", "''.encode('foo')", "'é'.encode('ascii')", "b'\\xff'.decode()", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'{}'.format()", "'{a}'.format()", "'{0.x}'.format(1)", "'{:d}'.format('a')", "'{!z}'.format(1)", "'{'.format()", "f'{1:z}'", "import_", "eval('1 +')", "exec('x = = 1')", "1 if", "__import__('nope')", "compile('a b', 'f', 'exec')"]: t(lambda: eval(call))
