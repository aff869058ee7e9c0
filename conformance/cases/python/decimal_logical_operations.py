# The logical operations of Decimal: numbers of zeros and ones, digit by digit.
from decimal import *
for a, b in (("1100", "1010"), ("0", "1"), ("12", "1"), ("1E+2", "1"), ("-1", "1"), ("1.0", "1"), ("NaN", "1"), ("sNaN", "1"), ("Infinity", "1"), ("111111111111111111111111111111", "101")):
    for w in ("logical_and", "logical_or", "logical_xor"):
        try: print(a, b, w, getattr(Decimal(a), w)(Decimal(b)), getattr(getcontext(), w)(Decimal(a), Decimal(b)))
        except Exception as e: print(repr(e))
    try: print(Decimal(a).logical_invert(), getcontext().logical_invert(Decimal(a)))
    except Exception as e: print(repr(e))
c = Context(prec=4)
print(c.logical_invert(Decimal(101)), c.logical_or(110011, 1), c.logical_and(1, 11), Decimal(11).logical_xor(1, context=c))
for f in (lambda: Decimal(1).logical_and("1"), lambda: Decimal(1).logical_and(1.0), lambda: Decimal(1).logical_and(), lambda: c.logical_xor(1, "x"), lambda: c.logical_xor(1.5, 1)):
    try: print(f())
    except Exception as e: print(repr(e))
with localcontext() as k:
    k.traps[InvalidOperation] = False
    print(Decimal(2).logical_and(1), Decimal(1).logical_and(Decimal("nan")), Decimal(5).logical_invert())
    print(k.flags[InvalidOperation])
