import enum, copy, bisect, heapq, random, statistics, math, fractions, itertools, uuid, hashlib, base64, secrets, io, csv, os, sys, pathlib, calendar, inspect, types, weakref, time, timeit, pprint, operator, string, struct, urllib.parse, html, shlex, difflib
class Color(enum.Enum):
    RED = "r"; GREEN = "g"; CRIMSON = "r"
    @property
    def nice(self): return self.name.title()
print(list(Color), Color("g"), Color["RED"], Color.CRIMSON is Color.RED, Color.RED.nice, Color.__members__.keys(), repr(Color.RED))
try: Color("z")
except ValueError as e: print(e)
class Perm(enum.IntFlag): R = 4; W = 2; X = 1
print(Perm.R | Perm.W, Perm(7), Perm.R in Perm(6), ~Perm.R, int(Perm.X), list(Perm(5)))
class Pri(enum.IntEnum): LOW = enum.auto(); HIGH = enum.auto()
print(sorted([Pri.HIGH, Pri.LOW]), Pri.LOW < 2, f"{Pri.LOW}", Pri.HIGH + 1)
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), heapq.nsmallest(2, h), heapq.merge([1, 3], [2]))if False else print(heapq.nlargest(2, h))
print(bisect.bisect([1, 2, 2, 3], 2), statistics.mean([1, 2, 4]), statistics.median([1, 3]), statistics.stdev([1, 2, 3, 4]), math.isclose(0.1 + 0.2, 0.3), math.comb(5, 2), math.gcd(12, 18), math.prod([2, 3]), fractions.Fraction(1, 3) + 1)
random.seed(42); print(random.randint(1, 100), random.choice("abc"), random.sample(range(10), 3), random.random(), random.shuffle([1]))
print(hashlib.sha256(b"a").hexdigest()[:16], base64.b64encode(b"hi"), urllib.parse.quote("a b&c"), html.escape("<a>"), shlex.split("a 'b c'"), struct.pack(">IH", 1, 2))
buf = io.StringIO(); wr = csv.writer(buf); wr.writerow(["a", "b,c", 'q"x']); wr.writerows([[1, 2, 3]]); print(buf.getvalue(), list(csv.DictReader(io.StringIO("x,y\n1,2\n"))))
print(pathlib.PurePosixPath("/a/b.txt").suffix, os.path.join("a", "b"), calendar.monthrange(2024, 2), inspect.signature(lambda a, *b, c=1, **d: 0), types.SimpleNamespace(a=1), sys.version_info[:2])
pprint.pprint({"key%d" % i: list(range(i)) for i in range(12)}, width=60)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), operator.itemgetter(1)([1, 2]), string.ascii_lowercase[:5])
a, *b, c = range(5); print(a, b, c); (d, e), f = (1, 2), 3; print(d, e, f)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
def f(a, b=2, /, c=3, *, d=4): return a, b, c, d
print(f(1), f(1, 2, c=5, d=6))
for bad in (lambda: f(), lambda: f(1, b=2), lambda: f(1, 2, 3, 4), lambda: f(1, e=2), lambda: f(1, c=1, **{"c": 2})):
    try: bad()
    except TypeError as e: print(e)
match {"type": "circle", "r": 2, "extra": 1}:
    case {"type": "square", "side": s}: print("sq", s)
    case {"type": "circle", "r": r, **rest} if r > 1: print("circle", r, rest)
def m(x):
    match x:
        case 0 | 1: return "small"
        case int(n) if n < 0: return "neg"
        case [a, [b, *c]]: return (a, b, c)
        case str() as s: return s.upper()
        case Color.RED: return "red"
        case (x, y): return x + y
        case None: return "none"
        case _: return "other"
print([m(v) for v in (0, -5, [1, [2, 3, 4]], "s", Color.RED, (3, 4), None, 2.5)])
print((n := 10) + n, [y for x in range(5) if (y := x * 2) > 3], any((hit := v) > 2 for v in [1, 3, 5]), hit)
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: (-kv[1], kv[0])), max("abc", key=ord), dict(zip("ab", [1, 2])), list(enumerate("ab", 1)), list(reversed([1, 2])), all([]), any([]))
print(timeit.timeit("1+1", number=10) >= 0, time.perf_counter() > 0, uuid.UUID(int=1), bytes(3), bytearray(b"ab")[0], memoryview(b"abc")[1:].tobytes(), range(0, 10, 3)[-1], slice(1, 5, 2).indices(4), 10 ** 20 // 7, -7 // 2, -7 % 3, divmod(-7, 2), 0.1 + 0.2, 1e300 * 1e10, round(0.5), round(1.5), round(-2.5), int("0x1f", 16), 0b101, 1_000, complex(1, 2) * 2j, True + True)
