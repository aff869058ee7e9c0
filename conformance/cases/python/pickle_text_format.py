"""The text format and the first binary format of pickle: bytes written, and read back."""
import pickle
from collections import OrderedDict, defaultdict, Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum


@dataclass
class Point:
    x: int
    y: int = 0


class Bag:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__


class Stack(list):
    pass


class Named(dict):
    pass


class Slots:
    __slots__ = ("a",)


class Colour(Enum):
    RED = 1


class State:
    def __getstate__(self):
        return {"n": 1}

    def __setstate__(self, state):
        self.got = state


class Args:
    def __new__(cls, a):
        self = super().__new__(cls)
        self.a = a
        return self

    def __getnewargs__(self):
        return (self.a,)


shared = [1]
values = [
    None, True, False, 0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 10**30, 1.5, -0.0, 1e300, float("inf"),
    "", "abc", "é€", "\U0001f600", "a\nb\\c\0\r", b"", b"ab\xff", bytearray(b"xy"), (), (1,), (1, 2, 3), (1, 2, 3, 4),
    [], [1], [1, 2], [shared, shared], {}, {"a": 1}, {"a": 1, "b": [2]}, {1, }, frozenset([1]), range(3), len, int, str, ValueError, ValueError("x", 2),
    Point(1, 2), Bag(a=1), Stack([1, 2]), Named(a=1), Colour.RED, State(), Args(3), 2j, slice(1, 2), OrderedDict(a=1), defaultdict(list, a=[1]), Counter("aab"),
    date(2024, 1, 2), datetime(2024, 1, 2, 3, 4, 5), timedelta(1, 2, 3), Decimal("1.5"), list(range(1100))[:5], Slots(), type(None), ..., "x" * 300,
]
for value in values:
    for protocol in (0, 1, 2):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as e:
            print(protocol, type(e).__name__, e)
            continue
        print(protocol, data)
        try:
            print("   ", repr(pickle.loads(data))[:60] if not isinstance(value, (Bag, State, Args, Slots)) else vars(pickle.loads(data)))
        except Exception as e:
            print("   ", type(e).__name__, e)
loop = []
loop.append((loop,))
for protocol in (0, 1, 2):
    print(pickle.dumps(loop, protocol), pickle.loads(pickle.dumps(loop, protocol)))
