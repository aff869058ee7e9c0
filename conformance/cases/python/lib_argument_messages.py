# What calls with wrong arguments say: functions and methods that C code and Python code have.
import bisect, collections, dataclasses, datetime, decimal, functools, heapq, io, itertools, json, math, re, unittest
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple


def tell(call):
    try:
        r = call()
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(r)


@dataclasses.dataclass(order=True)
class Point:
    x: int = 0


d, c, o = deque([3, 1]), Counter("aab"), OrderedDict(a=1)
f, when, span = io.StringIO("ab\nc"), datetime.datetime(2024, 1, 2), datetime.timedelta(1)
pattern, found = re.compile("a(b)?"), re.match("a(b)?", "ab")
encoder, case, big = json.JSONEncoder(), unittest.TestCase(), 10 ** 30
for call in [
    lambda: d.append(), lambda: d.append(1, 2), lambda: d.append(x=1), lambda: d.clear(1), lambda: d.insert(1), lambda: d.index(),
    lambda: d.pop(1), lambda: d.rotate(big), lambda: d.extend(), lambda: d.remove(x=1), lambda: d[None],
    lambda: c.most_common("a"), lambda: c.most_common(2.5), lambda: c.most_common(1.5), lambda: c.most_common(5.5), lambda: c.most_common(-1),
    lambda: c.most_common(big), lambda: c.total(1), lambda: c.total(x=1), lambda: c.subtract(1, 2), lambda: Counter(1, 2),
    lambda: c.elements(1), lambda: c.__iadd__(1), lambda: c.__ior__([]), lambda: c.__isub__({"a": 1}), lambda: c.copy(1, x=1),
    lambda: OrderedDict([1]), lambda: OrderedDict(["a"]), lambda: OrderedDict([[]]), lambda: OrderedDict(["abc"]), lambda: OrderedDict(1),
    lambda: o.move_to_end(), lambda: o.move_to_end(None), lambda: o.move_to_end("z"), lambda: o.move_to_end(a=1), lambda: o.popitem(1, 2),
    lambda: o.copy(1), lambda: (o.keys(), o.values(), o.items()), lambda: type(iter(o)).__name__, lambda: type(reversed(o.items())).__name__,
    lambda: o.keys() | {"b"}, lambda: o.items() == {"a": 1}.items(), lambda: sorted(o.keys() & {"a"}),
    lambda: defaultdict(int).copy(1), lambda: defaultdict(int).__missing__(), lambda: ChainMap().copy(1, x=1), lambda: ChainMap({}).items(1),
    lambda: namedtuple("A"), lambda: namedtuple("A", "x", 1), lambda: namedtuple("A", "x", y=1),
    lambda: itertools.accumulate(), lambda: itertools.cycle(), lambda: itertools.dropwhile(1), lambda: itertools.chain(x=1), lambda: itertools.product(x=1),
    lambda: itertools.count(1, 2, 3), lambda: itertools.islice(), lambda: itertools.repeat(1, big), lambda: itertools.groupby(x=1),
    lambda: functools.reduce(), lambda: functools.reduce(1), lambda: functools.cmp_to_key(), lambda: heapq.heappush(), lambda: heapq.heappop(1, 2),
    lambda: heapq.heapify(x=1), lambda: bisect.bisect(), lambda: bisect.insort([1]), lambda: math.sqrt(), lambda: math.floor(1, 2), lambda: math.sqrt(x=1),
    lambda: math.log10(10 ** 30), lambda: math.log2(2 ** 2000), lambda: math.log(10 ** 400), lambda: math.log10(-(10 ** 30)),
    lambda: f.write(), lambda: f.write(s="a"), lambda: f.read(2.5), lambda: f.readline(1), lambda: f.readlines(1), lambda: f.truncate(-1), lambda: f.close(1),
    lambda: span.total_seconds(1), lambda: when.isoweekday(1), lambda: when.weekday(x=1), lambda: datetime.timezone.utc.utcoffset(), lambda: decimal.Decimal(1).adjusted(1),
    lambda: pattern.search(), lambda: pattern.sub("a"), lambda: found.groups(1, 2), lambda: found.expand(), lambda: found.group([]), lambda: re.search([], ""),
    lambda: encoder.encode(), lambda: json.JSONEncoder(1), lambda: json.JSONDecoder(x=1), lambda: json.dumps(1, x=1),
    lambda: dataclasses.fields(), lambda: dataclasses.asdict(), lambda: dataclasses.field(1), lambda: dataclasses.is_dataclass(), lambda: dataclasses.make_dataclass(),
    lambda: dataclasses.dataclass(int), lambda: dataclasses.fields(1), lambda: Point().__eq__(), lambda: Point().__lt__(1, 2), lambda: Point(1, 2), lambda: Point(y=1),
    lambda: case.assertEqual(), lambda: case.assertIn(1), lambda: case.assertTrue(x=1),
    lambda: "a".center(big), lambda: "a".expandtabs(big), lambda: "a".split("b", big), lambda: "a".zfill(big), lambda: [1].pop(big), lambda: [1].insert(big, 1),
    lambda: b"a".hex(["x", "y"]), lambda: b"a".hex([1]), lambda: b"a".startswith(float("nan")), lambda: list.__class_getitem__(x=1), lambda: {}.__setitem__(),
    lambda: eval("1", 1), lambda: eval("1", []), lambda: sorted(1, x=1), lambda: type(1, x=1), lambda: super(None), lambda: b"A b".istitle(), lambda: b"A B".istitle(),
]:
    tell(call)
