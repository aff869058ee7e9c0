from decimal import *
import math

D = Decimal
print(D("1.10") + D("2.205"), D(1) / D(3), D(2) / D(8), D("10") / 4, D("7") // D("2"), D("-7") % D("3"), D("1e3") * 2)
print(repr(D("1E+3")), D("1E-10"), D("0.000001"), D("0.0000001"), D(" 1_000.50 "), D("-0"), D("Infinity"), D("nan"), D(True), D(0.1))
print(D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("2.665").quantize(D(".01")), D("1.5").quantize(D("1"), ROUND_DOWN), D("123").quantize(D("1E1")))
print(round(D("2.5")), round(D("3.5")), round(D("2.675"), 2), int(D("-3.9")), math.floor(D("-3.1")), math.ceil(D("3.1")), float(D("1.25")), bool(D("0.0")))
print(D("1.0") == 1, D("1.5") == 1.5, D("0.1") == 0.1, D(1) < 2 < D(3), hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), D("1.0") in {1})
print(sum([D("0.1")] * 3), max(D(1), D("2.5")), sorted([D("3"), D("-1"), D("2.0")]), D(-5).copy_abs(), abs(D("-2.50")), -D("1.20"), +D("3"))
print(D("1.20").normalize(), D("100").normalize(), D(2).sqrt(), D("2") ** 10, D(2) ** D("0.5"), D(2) ** -1, D("1").exp(), D(10).ln(), D(100).log10())
print(D("3.14").as_tuple(), D("0.75").as_integer_ratio(), D("123.45").adjusted(), D("-1.5").is_signed(), D("5").to_integral_value(), D("5.5").to_integral_value())
print(f"{D('1234.5'):.2f}|{D('1234567.891'):,.2f}|{D('0.125'):.1%}|{D('12'):>8}|{D('3'):08.3f}|{D('1e10'):e}|{D('0.00001'):f}|{D('2.5'):+}|{D('1.10'):<8}|{D('12345.678'):.3g}|{D('5'):.2e}")
print("%s %.1f %d" % (D("1.25"), D("1.25"), D("7.9")), str(D("9.990")), "{:.0f}".format(D("2.5")))
for f in [lambda: D("abc"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) + 1.5, lambda: D("1e30").quantize(D("0.01")), lambda: D([]), lambda: D("nan") < 1, lambda: D(1) + "x", lambda: int(D("nan")), lambda: D("sNaN") + 1, lambda: D(-1).sqrt()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", e, "|", isinstance(e, ArithmeticError))
getcontext().prec = 6
print(D(1) / D(7), D("1.23456789") + 0, D("1.23456789"))
with localcontext() as ctx:
    ctx.prec = 3
    ctx.rounding = ROUND_UP
    print(D(1) / D(7), D(2) / D(3))
print(getcontext().prec, getcontext().rounding, divmod(D(7), D(3)), D(7).compare(D(8)), D("1.10").same_quantum(D("2.00")))
print(getcontext())
class Money(Decimal):
    def __str__(self):
        return "$" + super().__str__()
print(Money("3.5"), type(Money(1) + 1).__name__, repr(Money("2")))
