from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name.lower()} is {self.value}"
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED, Color("RED" and 1), Color["GREEN"], list(Color), Color.__members__)
print(Color.RED.describe(), Color.default(), Color.RED in Color, isinstance(Color.RED, Color), len(Color), Color.RED == 1)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(0), Perm.R in Perm.RW, list(Perm.RW), bool(Perm.R & Perm.W), Perm(7), repr(Perm(5)))
class P(IntEnum):
    LOW = 1; HIGH = 3
print(P.LOW < P.HIGH, P.LOW + 1, sorted([P.HIGH, P.LOW]), f"{P.LOW}", str(P.HIGH), repr(P.HIGH), P(3))
class S(StrEnum):
    A = auto(); B = "bee"
print(S.A, S.B.upper(), S("bee"), f"{S.A:>5}", [*S])
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def gravity(self): return 6.67e-11 * self.mass / self.radius ** 2
for p in Planet: print(p, f"{p.gravity:.2f}", p.value)
for bad in (lambda: Color(9), lambda: Color["X"], lambda: Color.X):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try: Color.RED = 5
except AttributeError as e: print(e)
try:
    class More(Color): pass
except TypeError as e: print(e)
W = Enum("W", "MON TUE"); print(list(W), W.MON.value)
class I(IntFlag):
    A = 1; B = 2
print(I.A | I.B, I(3), I.A | 8, repr(I.A | 8), I.A + 1)
