from enum import Enum, member, nonmember, property as enum_property

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)

    def __str__(self):
        return f"planet {self.name.lower()}"


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_, obj.label = value, label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


class Status(Enum):
    OPEN = "open"
    CLOSED = "closed"
    helper = nonmember(5)

    @classmethod
    def _missing_(cls, value):
        return cls.OPEN if value is None else None


print(Planet.heaviest(), Planet.MARS.radius, Planet((5.97, 6.37)).name, Coord.PY.label, Coord(1), Status(None), Status.helper, [s.value for s in Status])
t(lambda: Status("x"))
