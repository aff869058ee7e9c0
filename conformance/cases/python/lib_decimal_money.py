from decimal import Decimal, ROUND_HALF_UP, getcontext

prices = [Decimal("19.99"), Decimal("5.01"), Decimal("0.005")]
total = sum(prices)
vat = (total * Decimal("0.20")).quantize(Decimal("0.01"), ROUND_HALF_UP)
print(total, vat, total + vat, max(prices), sorted(prices), Decimal("10") / 3, 3 * Decimal("1.10"), Decimal("0.1") + Decimal("0.2") == Decimal("0.3"))
print(f"{total:.2f} {vat:>8} {Decimal('1234567.891'):,.2f}", str(Decimal(5) / 2), Decimal("1.10") == Decimal("1.1"), {Decimal("1.0"): "x"}[1], [str(Decimal(x)) for x in ("1e2", "00.50", ".5", "-0")])
print(sum([Decimal("0.1")] * 10), Decimal(1) / Decimal(3) * 3, round(Decimal("2.675"), 2), int(Decimal("9.99")), Decimal("7") // 2, Decimal("-7") % 4, abs(Decimal("-1.5")), -Decimal("2"))
print(getcontext().prec, Decimal("1") < 1.5, Decimal(3).is_zero(), [Decimal(i) / 10 for i in range(3)])
