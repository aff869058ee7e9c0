from decimal import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, *[Decimal(x).quantize(Decimal("0.1"), rounding=mode) for x in ("1.25", "-1.25", "1.35", "1.21", "-1.29", "1.05")])
price = Decimal("19.995")
print(price.quantize(Decimal(".01")), round(price, 2), round(price), round(Decimal("2.5")), price.to_integral_value(), price.to_integral_exact(ROUND_UP))
print(Decimal("1E+3").quantize(Decimal(1)), Decimal("123.456").normalize(), Decimal("100").normalize(), Decimal("12.300").normalize())
t(lambda: Decimal("1e30").quantize(Decimal("0.1")))
t(lambda: int(Decimal("NaN")))
