from decimal import Decimal, InvalidOperation, ROUND_HALF_UP, ROUND_DOWN

print(7 / 2, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 64, 2 ** -1, 0.1 + 0.2, 1e308 * 10, -1e308 * 10, round(2.5), round(3.5), round(2.675, 2), round(1234, -2))
print(int("0x1f", 16), int("1_000"), float("1e3"), float("inf"), float("nan"), int(-3.9), bin(10), oct(8), hex(-255), 0b101, 0o17, 1_000_000, 3.0 == 3, True + True)
print((12345678901234567890 * 98765432109876543210) % 1000007, 100 ** 20 // 7 ** 15, (-5) ** 3, abs(-2.5), divmod(17, 5), pow(3, 100, 7), (255).bit_length(), (3.75).is_integer(), (0.5).as_integer_ratio())
print(Decimal("1.10") + Decimal("2.25"), Decimal("10") / Decimal("3"), Decimal("1.005").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal("2.999").quantize(Decimal("0.1"), ROUND_DOWN))
print(Decimal("1E+3"), Decimal("0.000001"), Decimal("1e-10"), Decimal(5) * 2, Decimal("7") // 2, Decimal("7") % 4, -Decimal("1.50"), Decimal("1.50").normalize(), Decimal(0.5), Decimal("NaN"))
print(Decimal("1.1") == Decimal("1.10"), hash(Decimal("1.0")) == hash(1), Decimal("2") > 1, sum([Decimal("0.1")] * 3), max(Decimal("1"), Decimal("2")), repr(Decimal("3.14")), f"{Decimal('1234.5'):,.2f}", str(Decimal("1.0")), int(Decimal("9.99")), float(Decimal("0.1")))
for bad in (lambda: Decimal("abc"), lambda: Decimal(1) + 1.5, lambda: 1 / 0, lambda: 5 % 0, lambda: 1.0 // 0, lambda: Decimal(1) / 0, lambda: int(float("nan")), lambda: int("")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(1 if 0.1 + 0.2 == 0.3 else 2, 1 == 1.0 == True, 10 // 3 * 3 + 10 % 3, 5 & 3 | 8 ^ 1, 1 << 70, ~7, -8 >> 1, complex(1, 2) if False else "no complex")
