from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    def describe(self):
        return f"{self.name} is {self.value}"

    @classmethod
    def favourite(cls):
        return cls.BLUE


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(Color(2), Color["BLUE"], list(Color), len(Color))
print(Color.CRIMSON is Color.RED, Color.__members__)
print(Color.RED.pretty, Color.GREEN.describe(), Color.favourite())
print(isinstance(Color.RED, Color), Color.RED == 1, Color.RED != Color.BLUE, Color.RED in Color)
print({Color.RED: "r"}[Color(1)], hash(Color.RED) == hash(Color.CRIMSON))
print(Color, repr(Color), type(Color.RED), f"{Color.RED} {Color.RED!r:>20}|")
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    Color.RED = 5
except AttributeError as e:
    print(e)
try:
    del Color.RED
except AttributeError as e:
    print(e)
try:
    class More(Color):
        PINK = 4
except TypeError as e:
    print(e)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


print(Priority.LOW, repr(Priority.LOW), Priority.HIGH > Priority.LOW, Priority.LOW + 1, int(Priority.HIGH))
print(sorted([Priority.HIGH, Priority.LOW]), f"{Priority.LOW:03d}", "%d" % Priority.HIGH, Priority(10) is Priority.HIGH)


class Mood(StrEnum):
    HAPPY = auto()
    SAD = "sad!"


print(Mood.HAPPY, repr(Mood.HAPPY), Mood.SAD.upper(), Mood.HAPPY == "happy", f"{Mood.SAD:>6}|")


class Status(str, Enum):
    DRAFT = "d"
    DONE = "x"


print(Status.DRAFT, repr(Status.DRAFT), Status.DRAFT == "d", Status("x"), Status.DONE.value + "!", f"{Status.DRAFT}")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), Perm.R in p, Perm.W in p, list(p), bool(p & Perm.W), Perm(0), repr(Perm(0)), ~Perm.R)
print(Perm.RW, list(Perm), Perm.R ^ Perm.RW, p.value, len(p), Perm(7))
try:
    Perm(8)
except ValueError as e:
    print(e)


class IP(IntFlag):
    A = 1
    B = 2


print(IP.A | IP.B, repr(IP.A | IP.B), IP.A | 8, repr(IP(0)), IP.A + 1, IP(3) & 2)


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.673e-11 * self.mass / (self.radius * self.radius), 2)


print(Planet.EARTH.gravity, Planet.EARTH.value, Planet.MERCURY.mass)


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord.PY, Coord.PY.label, Coord(1))


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    ALPHA = auto()
    BETA = auto()


print([a.value for a in Auto])


class Missing(Enum):
    X = "x"

    @classmethod
    def _missing_(cls, value):
        return cls.X if isinstance(value, str) and value.lower() == "x" else None


print(Missing("X"))
try:
    Missing(4)
except ValueError as e:
    print(e)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value, Animal.__name__)
Size = Enum("Size", {"S": "small", "L": "large"})
print(Size.L, Size("small"), Size.L.value)
print([c.name for c in reversed(Color)], dict(zip(Color, "abc")))
