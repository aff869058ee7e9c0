from decimal import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: Decimal(1) / 0)
t(lambda: Decimal(0) / 0)
t(lambda: Decimal("abc"))
t(lambda: Decimal(-1).sqrt())
t(lambda: Decimal("sNaN") + 1)
t(lambda: Decimal(1) + 1.5)
t(lambda: Decimal("1") < "2")
t(lambda: Decimal(1) == 1.0)
t(lambda: Decimal("NaN") < 1)
with localcontext() as ctx:
    ctx.traps[DivisionByZero] = False
    ctx.traps[InvalidOperation] = False
    print(Decimal(1) / 0, Decimal(-1) / 0, Decimal(0) / 0, Decimal("nope"), ctx.flags[DivisionByZero])
    ctx.traps[Inexact] = True
    t(lambda: Decimal(1) / 3)
with localcontext(Context(Emax=5, Emin=-5, prec=3)) as ctx:
    t(lambda: Decimal("9e5") * 10)
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError))
