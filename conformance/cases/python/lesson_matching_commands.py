from dataclasses import dataclass

@dataclass
class Circle:
    radius: float

@dataclass
class Rect:
    w: float
    h: float

class Node:
    __match_args__ = ("value", "left", "right")
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

def area(shape):
    match shape:
        case Circle(radius=r): return 3 * r * r
        case Rect(w, h) if w == h: return f"square {w * h}"
        case Rect(w=w, h=h): return w * h
        case [Circle() | Rect() as first, *rest]: return [area(first)] + (area(rest) if rest else [])
        case []: return []
        case None | False: return 0
        case _: raise TypeError(f"no area of {type(shape).__name__}")

def total(tree):
    match tree:
        case Node(v, None, None): return v
        case Node(v, left, right): return v + total(left) + total(right)
        case None: return 0

def describe(x):
    match x:
        case 0: return "zero"
        case int() | float() if x < 0: return "negative"
        case bool(): return "bool"
        case int(n): return f"int {n}"
        case str() as s if len(s) > 3: return "long " + s
        case "yes" | "no" as word: return f"answer {word}"
        case (a, b): return f"pair {a} {b}"
        case [1, _, 3, *rest]: return f"one-three {rest}"
        case {"type": "user", "name": str(name), **rest}: return f"user {name} {rest}"
        case {"type": t}: return f"type {t}"
        case {}: return "mapping"
        case [[x, y], {"k": [z, *_]}, *_]: return f"nested {x}{y}{z}"
        case -1.5 | 2 + 3j: return "number"
        case b"raw": return "bytes"
        case str.__class__: return "never"
        case _: return "other"

print(area(Circle(2)), area(Rect(2, 2)), area(Rect(2, 3)), area([Circle(1), Rect(1, 2)]), area(None))
print(total(Node(1, Node(2), Node(3, None, Node(4)))))
for x in (0, -5, True, 7, "a long one", "yes", "hm", (1, 2), [1, 2, 3, 4], {"type": "user", "name": "Al", "age": 3}, {"type": "user", "name": 5}, {"other": 1}, {}, [[1, 2], {"k": [3, 4]}, 5], 2 + 3j, b"raw", {1, 2}, None, 1.5, "no", range(3), "ab", bytearray(b"raw")):
    print(repr(x), "->", describe(x))
class Color:
    RED, BLUE = 1, 2
match 2:
    case Color.RED: print("red")
    case Color.BLUE: print("blue")
match [1, [2, 3]], "x":
    case [a, [b, *c]], d if (e := a + b) > 2: print(a, b, c, d, e)
match {"a": {"b": [10, 20]}}:
    case {"a": {"b": [first, second]}}: print(first + second)
match = 5; case = match + 1; print(match, case)
try:
    match_args = Node(1)
    match match_args:
        case Node(1, 2, 3, 4): pass
except TypeError as e:
    print(e)
try:
    match 5:
        case Circle(1, 2): pass
        case Color(1): pass
    print("no match")
    match Color():
        case Color(1): pass
except TypeError as e:
    print(e)
area("x")
