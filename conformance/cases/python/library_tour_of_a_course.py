from __future__ import annotations
import abc, collections, contextlib, dataclasses, enum, functools, itertools, json, operator, re, string, textwrap, typing as t
from collections import Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap
from dataclasses import dataclass, field, asdict, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, getcontext, ROUND_HALF_UP
from fractions import Fraction
from pathlib import Path, PurePosixPath

@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(compare=False, default="♠")
    tags: tuple[str, ...] = ()

print(Card(3), sorted([Card(5), Card(2, "♥")]), asdict(Card(1)), replace(Card(1), rank=9))
try:
    Card(1).rank = 4
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
print(Counter("mississippi").most_common(2), Counter(a=3) - Counter(a=1, b=2))
d = defaultdict(lambda: defaultdict(int)); d["a"]["b"] += 1; print(d["a"], dict(d["a"]))
dq = deque(range(5), maxlen=3); dq.appendleft(9); dq.rotate(1); print(dq)
P = namedtuple("P", "x y", defaults=[0]); print(P(1), P(1)._replace(y=4), P._fields, P(1)._asdict())
class Color(enum.Enum):
    RED = enum.auto(); GREEN = enum.auto()
    @property
    def pretty(self): return self.name.title()
class Perm(enum.Flag):
    R = 4; W = 2; X = 1
print(list(Color), Color.RED.pretty, Color(2), Color["RED"], repr(Perm.R | Perm.X), Perm(7), Perm.R in Perm(6))
print(textwrap.dedent("""
    hello
      world
    """).strip(), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.shorten("Hello  world!", width=12), sep="\n")
print(Decimal("1.10") + Decimal("2.205"), (Decimal(10) / 3).quantize(Decimal(".01"), ROUND_HALF_UP), Fraction(3, 4) + 1, f"{Decimal('1234567.891'):,.2f}")
print(re.sub(r"(?P<a>\w+) (?P<b>\w+)", r"\g<b> \1", "hello world"), re.findall(r"(?<=\$)\d+(?=\.)", "$12.3 $45.6"), re.split(r"[,;]\s*", "a, b;c"), re.compile(r"\d+", re.I | re.M))
print(datetime(2024, 2, 29, 13, 5).strftime("%A %d %B %Y %I:%M %p %j %U"), date(2024, 1, 31) + timedelta(days=30), datetime.fromisoformat("2024-03-01T10:00:00+02:00").astimezone(timezone.utc))
print(json.dumps({"a": [1, 2.5, None, True], "é": "x\n"}, indent=2, sort_keys=True, ensure_ascii=False))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
print(list(itertools.groupby(sorted("aabbb"), key=lambda c: c))[0][0], list(itertools.pairwise([1, 2, 3])), list(itertools.accumulate([1, 2, 3], operator.mul)), list(itertools.zip_longest("ab", "c", fillvalue="-")))
class Stack(t.Generic[t.TypeVar("T")]):
    pass
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self) -> float: ...
try: Shape()
except TypeError as e: print(e)
with contextlib.suppress(ZeroDivisionError): 1 / 0
@contextlib.contextmanager
def tag(n):
    print(f"<{n}>"); 
    try: yield n
    finally: print(f"</{n}>")
with tag("b") as x, contextlib.ExitStack() as st:
    st.callback(print, "bye"); print(x)
print(PurePosixPath("/a/b") / "c.txt", Path("x/y.tar.gz").suffixes, string.Template("$who likes $$").substitute(who="tim"))
print(f"{3.14159:>10.2f}|{42:#010b}|{'x':^5}|{1e10:g}|{255:x}|{1234567:_}|{-5:+}|{0.1+0.2!r}|{[1]=}")
def gen():
    try:
        got = yield 1
        print("got", got)
        yield from (2, 3)
        return "done"
    finally: print("closed")
g = gen(); next(g); print(g.send("hi")); g.close()
match {"type": "pt", "xy": [1, 2, 3]}:
    case {"type": "pt", "xy": [x, *rest], **kw} if x > 0: print(x, rest, kw)
try:
    try: {}["k"]
    except KeyError as e: raise ValueError("bad") from e
except ValueError as e: print(repr(e.__cause__), e.__context__ is e.__cause__)
print(*map(str.upper, "ab"), *zip(range(2), "xy"), {**{"a": 1}, "b": 2}, [*range(3)], sep=" ")
print(sorted({"b": 1, "a": 2}.items(), key=operator.itemgetter(1), reverse=True), max("abc", default=0), sum([0.1] * 3), round(2.5), divmod(-7, 3), pow(3, -1, 7), int("0x1f", 16), bin(-5), "ß".casefold(), "a,b".partition(","))
import random, statistics
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(10), 3), statistics.mean([1, 2, 4]), statistics.stdev([1, 2, 4]))
class Meta(type):
    def __new__(m, n, b, ns, **kw): c = super().__new__(m, n, b, ns); c.kw = kw; return c
class K(metaclass=Meta, z=1): pass
print(K.kw, type(K), K.__mro__)
def f(a, /, b, *, c=1, **k): pass
import inspect; print(inspect.signature(f))
f(1)
