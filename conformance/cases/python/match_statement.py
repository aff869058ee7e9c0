from collections import namedtuple


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Circle(Point):
    def __init__(self, x, y, radius):
        super().__init__(x, y)
        self.radius = radius


class Colour:
    RED = "red"
    BLUE = "blue"


def describe(value):
    match value:
        case 0 | 1:
            return "bit"
        case -3.5:
            return "negative float"
        case "hello" | "hi" as greeting:
            return f"greeting {greeting}"
        case Colour.RED:
            return "the colour red"
        case None | True:
            return f"singleton {value}"
        case []:
            return "empty"
        case [x]:
            return f"one: {x}"
        case [first, *middle, last] if first == last:
            return f"bookends {first} around {middle}"
        case (int(a), str(b)):
            return f"int {a} str {b}"
        case [Point(x=0), *_]:
            return "starts on the axis"
        case [_, _, *rest]:
            return f"many, rest {rest}"
        case {"kind": "user", "name": str(name), **others}:
            return f"user {name} {others}"
        case {"id": int() | float() as ident}:
            return f"id {ident}"
        case {}:
            return "some mapping"
        case Circle(0, 0, radius=r):
            return f"centred circle {r}"
        case Circle(radius=r) as circle if r > 10:
            return f"big circle at {circle.x},{circle.y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px, y=py):
            return f"point {px} {py}"
        case str() | bytes():
            return f"text {value!r}"
        case float(f):
            return f"float {f}"
        case set() | frozenset():
            return "a set"
        case _:
            return f"other {type(value).__name__}"


for v in (0, 1, -3.5, "hi", "red", "blue", b"x", None, True, False, [], (), [5], [1, 2, 3, 1], (7, "x"), [Point(0, 1), 2],
          [1, 2, 3], range(3), {"kind": "user", "name": "Ann", "age": 3}, {"id": 4}, {"id": "x"}, {}, Circle(0, 0, 3),
          Circle(1, 2, 30), Circle(1, 2, 3), Point(4, 4), Point(4, 5), 2.5, {1}, 99, iter([])):
    print(describe(v))

Pair = namedtuple("Pair", "left right")
match Pair(1, 2):
    case Pair(left=1, right=r):
        print("pair", r)
match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a + b + c + d)


def command(text):
    match text.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["get", thing]:
            return f"got {thing}"
        case ["drop", *things]:
            return f"dropped {len(things)}"
        case other:
            return f"what is {other}?"


print([command(c) for c in ("go north", "go up", "get lamp", "drop a b c", "")])


class Bad:
    __match_args__ = ["x"]


class Odd:
    __match_args__ = (1,)


def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print(e)


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def builtin_too_many():
    match 5:
        case int(a, b):
            pass


def twice():
    match Point(1, 2):
        case Point(1, x=1):
            pass


def not_a_class():
    thing = 5
    match thing:
        case thing.real(1):
            pass


def bad_args():
    match Bad():
        case Bad(1):
            pass


def odd_args():
    match Odd():
        case Odd(1):
            pass


for fn in (too_many, builtin_too_many, twice, not_a_class, bad_args, odd_args):
    attempt(fn)
match 3:
    case 1:
        x = "one"
    case n if n > 5:
        x = "big"
print(n, "x" in globals())
match = {"match": 1}
case = match["match"]
print(match, case)
match [1, 2, 3]:
    case [a, b]:
        pass
    case undefined.attribute:
        pass
