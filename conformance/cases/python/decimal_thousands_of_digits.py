import hashlib
from decimal import *
def show(f):
    c = getcontext()
    c.clear_flags()
    try:
        r = str(f())
        print(hashlib.md5(r.encode()).hexdigest(), r[:40], r[-12:], len(r), [s.__name__ for s, on in c.flags.items() if on])
    except Exception as e:
        print(type(e).__name__, str(e)[:80])
for prec in (501, 1200, 2500):
    getcontext().prec = prec
    a, b = Decimal(1) / 7, Decimal(3) / Decimal(11)
    for x in (Decimal(2), a, Decimal(4), Decimal("0.25"), Decimal("1e10"), Decimal("123456789e-31"), Decimal("1.0000000001"), Decimal("100.00"), Decimal("1e-7"), Decimal(10) ** 400, Decimal(7) ** 300):
        show(lambda: x.sqrt())
        if prec < 2000:
            show(lambda: x.ln()); show(lambda: x.log10())
            if x < 10**9:
                show(lambda: x.exp()); show(lambda: (-x).exp())
        show(lambda: x / b); show(lambda: b / x); show(lambda: x * b); show(lambda: x / 4); show(lambda: Decimal(3) / x)
    if prec < 2000:
        show(lambda: a ** b); show(lambda: Decimal(2) ** Decimal("0.5")); show(lambda: Decimal(10) ** Decimal("-3.25")); show(lambda: Decimal("0.001") ** Decimal("123.456"))
    show(lambda: a ** 30); show(lambda: a ** -3)
getcontext().prec = 4000
x = Decimal(1) / 7; y = Decimal(3) / 11
for r in (ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_05UP):
    getcontext().rounding = r
    show(lambda: x * y); show(lambda: -x * y); show(lambda: x / y); show(lambda: x.sqrt()); show(lambda: Decimal(10) ** 3000 / 4); show(lambda: Decimal("3" * 5000) / Decimal("1" * 5000))
getcontext().prec = 28
for s in ("1e900000", "-1.5E+999999", "1e-999999", "1" * 60, "-0." + "0" * 50 + "12", "1e5", "1e+5", "1e", "e5", "1e5.5", ".5e3", "5.e3", ".e3", "1e999999999", "-+1e3", "1_0" * 30, "Infinity", "+.5" + "5" * 60, " 1e3 "):
    show(lambda: Decimal(s)); show(lambda: hash(Decimal(s))); show(lambda: Decimal(s) + 1)
show(lambda: Decimal("1e900000") == Decimal("1.5e900000"))
show(lambda: int(Decimal("1e3000")))
getcontext().prec = 6000
show(lambda: (Decimal(1) / 7) ** 30_000); show(lambda: Decimal(3) ** 1000); show(lambda: Decimal("1.5") ** 2001); show(lambda: Decimal(10) ** 5000)
