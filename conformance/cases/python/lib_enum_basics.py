from enum import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def nice(self):
        return self.name.title()


print(Color.RED, repr(Color.RED), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.nice, Color.__members__, Color.RED in Color, Color.RED.value)
t(lambda: Color(9))
t(lambda: Color["X"])
t(lambda: Color.RED < Color.GREEN)
t(lambda: setattr(Color, "RED", 3))
t(lambda: 1 in Color)


class Auto(Enum):
    A = auto()
    B = auto()


class Named(str, Enum):
    X = "x"


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class S(StrEnum):
    ONE_TWO = auto()


print([a.value for a in Auto], Named.X == "x", str(Named.X), f"{Named.X}", Level.HIGH > 5, Level.LOW + 1, f"{Level.LOW}", S.ONE_TWO, repr(S.ONE_TWO), Enum("E", "a b")["b"], Enum("E", {"q": 5}).q)
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class More(Color):
        pass
except TypeError as e:
    print(e)
