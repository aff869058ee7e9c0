import numbers
from fractions import Fraction
from decimal import Decimal

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for v in (1, True, 1.5, 2j, Fraction(1, 2), Decimal(1), "1"):
    print(repr(v), [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(v, c)])
print(issubclass(int, numbers.Rational), (3).numerator, (3).denominator, (2.5).as_integer_ratio(), numbers.Integral.__mro__[1].__name__)
t(lambda: numbers.Integral())
