from decimal import *
from fractions import Fraction
n, s = Decimal("nan"), Decimal("snan")
import operator as o
for a in (n, s, Decimal(1)):
    for b in (n, s, 0, 1.5, Decimal(1), Fraction(1, 2), "x", None, float("nan"), float("inf")):
        for f in (o.lt, o.le, o.gt, o.ge, o.eq, o.ne):
            for x, y in ((a, b), (b, a)):
                try: r = f(x, y)
                except Exception as e: r = type(e).__name__ + str(e)
                print(repr(x), f.__name__, repr(y), r)
for f in (max, min, sorted):
    try: print(f([n, Decimal(1)]))
    except Exception as e: print(type(e).__name__, e)
print(n.compare(1), n.max(1), Decimal(1).min(n), hash(n) is not None)
try: hash(s)
except TypeError as e: print(e)
try: int(n)
except ValueError as e: print(e)
try: int(Decimal("inf"))
except OverflowError as e: print(e)
print(float(n), bool(n), n in [n], [n] == [n], round(Decimal("2.5")), n.quantize(Decimal(1)))
