from fractions import Fraction
from decimal import Decimal

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a, b = Fraction(3, 4), Fraction("-5/6")
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, a ** 0.5, 2 ** Fraction(2), -a, abs(b), +a)
print(a + 1, 1 - a, a * 0.5, a / 2, a < b, a == 0.75, a == Decimal("0.75"), a > 0.7, max(a, b), sum([a, b]), hash(Fraction(2)) == hash(2))
print(Fraction("0.125"), Fraction("1e-3"), Fraction(" 7 "), Fraction(0.1), Fraction(Decimal("1.1")), Fraction(6, -8), Fraction())
print(repr(a), str(a), int(b), float(b), round(b), round(b, 1), a.numerator, a.denominator, Fraction(3.14159).limit_denominator(100), a.as_integer_ratio())
for f in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1.5, 2), lambda: a / 0, lambda: Fraction("1/0"), lambda: a < "1", lambda: Fraction(None)):
    t(f)
import math
print(math.floor(b), math.ceil(b), math.trunc(b), Fraction.from_float(0.25), Fraction.from_decimal(Decimal("0.5")))
