import json
from decimal import Decimal
from datetime import date
from enum import Enum, IntEnum
from collections import namedtuple, OrderedDict

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Color(IntEnum):
    RED = 1


P = namedtuple("P", "x y")
print(json.dumps({"a": [1, 2.5, None, True], "é": "ü\n\"\\\u2028", 3: 4, None: 1, True: 2, 1.5: 0}), json.dumps("é", ensure_ascii=False))
print(json.dumps([Color.RED, P(1, 2), (), {}, OrderedDict(b=1, a=2), float("inf"), 1e16, -0.0, 10**20]))
print(json.dumps({"b": [1, {"c": []}], "a": {}}, indent=2, sort_keys=True))
print(json.dumps([1, [2]], indent="--"), json.dumps({"a": 1, "b": 2}, separators=(",", ":")), json.dumps({1: 1, "x": 2}, skipkeys=True))
print(json.dumps({"d": date(2024, 1, 2), "p": Decimal("1.5")}, default=str), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
for v in ({1, 2}, date(2024, 1, 1), {"a": {(1, 2): 3}}, object, float("nan")):
    t(lambda: json.dumps(v, allow_nan=False))
loop = []
loop.append(loop)
t(lambda: json.dumps(loop))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


print(json.dumps({"s": {3, 1}}, cls=Encoder), Encoder(indent=1).encode([{2}]))
t(lambda: json.dumps(1j, cls=Encoder))
