from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, ROUND_HALF_UP
from typing import Protocol, NamedTuple, TypeVar, Generic, Optional, Union, Literal, Callable, Iterator
from collections import defaultdict, Counter, ChainMap, deque, OrderedDict
from functools import reduce, lru_cache, cached_property, singledispatch, total_ordering, wraps, partial
from itertools import groupby, chain, islice, product, combinations, accumulate, pairwise, zip_longest, tee, count, cycle, takewhile, dropwhile, starmap
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout
import operator, json, re, math, string, textwrap

class Money(NamedTuple):
    amount: Decimal
    currency: str = "EUR"
    def __str__(self): return f"{self.amount:,.2f} {self.currency}"
    def __add__(self, o): return Money(self.amount + o.amount, self.currency)

@dataclass(order=True)
class Entry:
    when: datetime
    amount: Money = field(compare=False)
    tags: frozenset = field(default_factory=frozenset, compare=False, repr=False)

@dataclass
class Account:
    owner: str
    entries: list[Entry] = field(default_factory=list)
    def deposit(self, x, *tags):
        self.entries.append(Entry(datetime(2024, 1, len(self.entries) + 1), Money(Decimal(x)), frozenset(tags)))
        return self
    @property
    def balance(self): return reduce(operator.add, (e.amount for e in self.entries), Money(Decimal(0)))
    def __iter__(self): yield from sorted(self.entries)

a = Account("Ann").deposit("10.005", "salary").deposit("-3.5", "food", "fun").deposit("1e3")
print(a.balance, len(a.entries), a)
for e in a: print(e, sorted(e.tags))
by = defaultdict(list)
for e in a.entries:
    for t in e.tags: by[t].append(e.amount)
print({k: [str(m) for m in v] for k, v in sorted(by.items())})
print(Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), round(2.675, 2), round(Decimal("2.5")))
@singledispatch
def show(x): return f"? {x!r}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "[" + ", ".join(map(show, x)) + "]"
print(show([1, "a", [2.5]]), show.registry.keys())
@total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p
    def __lt__(self, o): return self.p < o.p
    def __repr__(self): return "V" + ".".join(map(str, self.p))
print(sorted([V(1, 10), V(1, 2), V(0, 9)]), V(1) >= V(0, 5), max(V(2), V(1, 9)))
for k, g in groupby(sorted("apple avocado banana blueberry cherry".split()), key=lambda w: w[0]): print(k, list(g))
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(pairwise("abcd")), list(zip_longest("ab", [1], fillvalue="-")))
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], Counter("mississippi").most_common(2), Counter(a=3) - Counter(a=1, b=2))
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name
    except ValueError as e: print("caught", e)
    finally: print(f"</{name}>")
with tag("p") as t, suppress(KeyError): print(t); {}["x"]
with tag("q"): raise ValueError("boo")
print(textwrap.dedent("""
    hello
      world
""").strip(), textwrap.shorten("a long sentence that is cut", 15))
print(re.sub(r"(?P<y>\d{4})-(?P<m>\d\d)", r"\g<m>/\g<y>", "on 2024-05 and 2023-11"), re.findall(r"\b\w{5}\b", "hello there all world"))
print(json.dumps({"b": [1, None, True], "a": {"x": 1.0}}, sort_keys=True, indent=2))
print(string.Template("$who has ${n}").substitute(who="Al", n=3), string.capwords("ab cd"))
