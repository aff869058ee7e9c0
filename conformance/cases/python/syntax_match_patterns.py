# match: every kind of pattern.
from dataclasses import dataclass
from enum import Enum

class Color(Enum):
    RED = 1
    GREEN = 2

@dataclass
class Point:
    x: int
    y: int

class Vector:
    __match_args__ = ("a", "b")
    def __init__(self, a, b):
        self.a, self.b = a, b

def describe(value):
    match value:
        case None | True | False:
            return "singleton"
        case 0 | -1 | 1.5 | 2j | -3 + 4j:
            return "number"
        case "hello" | b"hi":
            return "greeting"
        case Color.RED:
            return "red"
        case Color():
            return "other color"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float() as n:
            return f"plain {n}"
        case str(s):
            return f"text {s}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=px, y=py):
            return f"point {px} {py}"
        case Vector(a, b):
            return f"vector {a} {b}"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x}"
        case [1, *middle, 9]:
            return f"between {middle}"
        case (x, y) | [x, y, _]:
            return f"two or three: {x} {y}"
        case [[a, b], *_]:
            return f"nested {a} {b}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **rest}:
            return f"{kind} {rest}"
        case {}:
            return "mapping"
        case set() as s:
            return f"set {sorted(s)}"
        case _:
            return f"something else {type(value).__name__}"

for v in (None, True, 0, -1, 1.5, -3 + 4j, "hello", b"hi", Color.RED, Color.GREEN, 101, 7, 2.5, "abc", Point(0, 0), Point(3, 0), Point(1, 2),
          Vector(1, 2), [], [5], [1, 2, 3, 9], (4, 5), [4, 5, 6], [[1, 2], 3, 4, 5], {"type": "circle", "r": 2, "z": 0}, {"type": "box", "w": 1}, {"a": 1}, {3, 1}, object(), range(2), b"ab"):
    print(describe(v))
