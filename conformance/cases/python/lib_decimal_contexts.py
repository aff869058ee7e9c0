from decimal import *

print(getcontext().prec, getcontext().rounding, Decimal(1) / Decimal(7))
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 7, +Decimal("1234567.891"), Decimal(2).sqrt(), ctx.prec)
with localcontext(Context(prec=3, rounding=ROUND_UP)):
    print(Decimal(1) / 3, Decimal("1.001") + 0)
print(Context(prec=4).divide(2, 3), Context(prec=4).create_decimal("3.14159"), BasicContext.prec)
getcontext().prec = 6
print(Decimal("3.1415926535") * 2)
setcontext(Context(prec=28))
print(Decimal(10).ln(), Decimal(10).log10(), Decimal(1).exp(), Decimal(2) ** Decimal("0.5"))
