from decimal import Decimal

d = Decimal("1234567.8915")
for spec in ("", ".2f", ",.2f", "e", ".3e", "g", ".4g", "%", ".1%", ">15.1f", "<15.1f|", "^15.0f", "+.1f", " .1f", "015.2f", "n", "E", "*^20,.3f"):
    print(spec, "[" + format(d, spec) + "]", "[" + format(-d, spec) + "]")
print(f"{Decimal('0.5'):.0f} {Decimal('1.5'):.0f} {Decimal('1E+5'):f} {Decimal('NaN'):>6} {Decimal('Infinity'):+}")
try:
    format(d, "d")
except ValueError as e:
    print(e)
