import numbers
import math
from decimal import Decimal
from fractions import Fraction

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def describe(x):
    match x:
        case bool():
            return "bool"
        case numbers.Integral():
            return "integral"
        case numbers.Rational():
            return "rational"
        case numbers.Real():
            return "real"
        case numbers.Number():
            return "number"
    return "other"


print([describe(v) for v in (True, 3, Fraction(1, 2), 2.5, Decimal("1"), 1j, "x")])


class Meters(numbers.Real):
    def __init__(self, v):
        self.v = v


t(lambda: Meters(1))
print(math.isclose(float(Fraction(1, 3)), 1 / 3), isinstance(math.floor(2.5), numbers.Integral), int(Fraction(7, 2)), float(Decimal("0.1")), complex(Fraction(1, 2)), round(Fraction(7, 2)), (1).real, (2.5).imag, (3).conjugate())
