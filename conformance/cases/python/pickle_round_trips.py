import pickle, datetime, decimal, uuid, collections, enum, fractions, dataclasses, functools, operator
from collections import namedtuple, OrderedDict, defaultdict, Counter, deque

class A:
    def __init__(self, x, y=None):
        self.x = x
        self.y = y
    def __eq__(self, o):
        return type(o) is type(self) and self.__dict__ == o.__dict__
    def __repr__(self):
        return f"A({self.x!r}, {self.y!r})"

class S:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1

class Color(enum.Enum):
    RED = 1
    BLUE = 2

class P(enum.Flag):
    R = 1
    W = 2

P3 = namedtuple("P3", "x y z")

@dataclasses.dataclass
class D:
    n: int
    tags: list = dataclasses.field(default_factory=list)

class L(list):
    pass

class My(dict):
    pass

class St:
    def __init__(self): self.v = 1; self.lock = lambda: 0
    def __getstate__(self):
        d = self.__dict__.copy(); del d["lock"]; return d
    def __setstate__(self, d):
        self.__dict__.update(d); self.lock = "new"

class R:
    def __reduce__(self):
        return (A, (1, 2))

class E(Exception):
    pass

l = L([1, 2]); l.name = "q"
m = My(a=1); m.name = "w"
values = [None, True, False, 0, 255, 256, 65535, 65536, -1, 2**31, -2**31, 2**63, -2**63-1, 2**100, 1.5, float("inf"), "", "héllo", "x" * 300,
    b"", b"ab", b"z" * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [1, 2]}, set(), {1}, frozenset([1]),
    bytearray(b"q"), range(3), slice(1, 2), 1 + 2j, Ellipsis, NotImplemented, int, A, len, A(1, [2]), Color.RED, P.R | P.W, P.W, P3(1, 2, 3), D(1, ["x"]), l, m,
    OrderedDict(a=1, b=2), defaultdict(list, {"a": [1]}), Counter("aab"), deque([1, 2], maxlen=5), deque([1]),
    datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 12, 30, 1, 5), datetime.time(1, 2, 3, fold=1), datetime.timedelta(days=1, seconds=5),
    datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc), datetime.timezone(datetime.timedelta(hours=2), "X"),
    decimal.Decimal("1.50"), uuid.UUID(int=5), fractions.Fraction(1, 3), E("a", 1), ValueError("x"), KeyError(1), R(), functools.partial(int, base=2),
    operator.itemgetter(1), [[1], [1]], [None] * 1001, {i: i for i in range(3)}, "x" * 70000, A("s", "s")]
for v in values:
    for p in (2, 3, 4, 5):
        try:
            data = pickle.dumps(v, p)
        except Exception as e:
            print(p, type(v).__name__, "DUMP", type(e).__name__, e)
            continue
        back = pickle.loads(data)
        same = back == v if not isinstance(v, (BaseException, R, functools.partial, operator.itemgetter)) else repr(back)
        print(p, type(v).__name__, same, len(data), data if len(data) < 120 else hash(data))
a = [1]; a.append(a)
b = pickle.loads(pickle.dumps(a)); print(b[1] is b, b)
x = A(1); x.y = x
y = pickle.loads(pickle.dumps(x)); print(y.y is y)
s = pickle.loads(pickle.dumps(S())); print(s.a, hasattr(s, "b"))
z = pickle.loads(pickle.dumps(St())); print(z.v, z.lock)
shared = ["s"]; t = pickle.loads(pickle.dumps((shared, shared))); print(t[0] is t[1])
for bad in (lambda: 1, (i for i in [1]), iter):
    try:
        print(len(pickle.dumps(bad)))
    except Exception as e:
        print(type(e).__name__, e)
def outer():
    class Local: pass
    def f(): pass
    return Local, f, Local()
for o in outer():
    try: pickle.dumps(o)
    except Exception as e: print(type(e).__name__, e)
for bad in (b"", b"\x80", b"x", b"\x80\x04", b"\x80\x04N", b"."):
    try: print(pickle.loads(bad))
    except Exception as e: print(type(e).__name__, e)
try: pickle.loads("x")
except TypeError as e: print(e)
try: pickle.dumps(1, 9)
except ValueError as e: print(e)
print(pickle.loads(b"\x80\x03c__main__\nA\nq\x00)\x81q\x01}q\x02X\x01\x00\x00\x00xq\x03K\x01sb.").__dict__)
import io
f = io.BytesIO(); pickle.dump([1], f); pickle.dump("two", f); f.seek(0); print(pickle.load(f), pickle.load(f))
try: pickle.load(f)
except EOFError as e: print("EOF", e)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.PicklingError.__mro__[1].__name__)
