for x in (0.1, 1e16, 1e15, 1e-5, 1e-4, 123456789.123456789, 2.5, 1 / 3, 1e300 * 1e10, float("nan"), -0.0, 5e-324, 1.7976931348623157e308):
    print(repr(x), f"{x:.3f}" if abs(x) < 1e20 else "", f"{x:g}", f"{x:e}", f"{x:.2%}" if abs(x) < 1e6 else "")
print(round(0.5), round(1.5), round(2.675, 2), round(1234.5678, -2), round(-2.5), round(5, -1), round(15, -1), round(2.5, 0))
print((0.1).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), float("1e3"), float(" inf "), float("1_0.5"))
print(1e16 + 1, 0.1 + 0.2, 3.0 // 2, -3.5 // 2, -3.5 % 2, 3.5 % -2, divmod(7.5, 2), 2 ** 0.5, (-8) ** (1 / 3), 10 / 4, 1_000.5)
print(float("inf") > 10 ** 400, float("nan") == float("nan"), 0.1 + 0.2 == 0.3, 1 == 1.0, hash(1.0) == hash(1), hash(0.5), min(2, 1.0), max(1, 1.0))
print(f"{3.14159:10.2f}|{3.14159:<10.3f}|{-3.14159:+.1f}|{1e6:,.0f}|{0.000123:.2g}|{12345.678:_.1f}|{3.0:n}|{1.5:010.3f}|{2.0:#.0f}")
for bad in (lambda: float("abc"), lambda: float(""), lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: int(float("inf")), lambda: int(float("nan")), lambda: float([]), lambda: round(1.5, "x"), lambda: 0.0 ** -1, lambda: 10.0 ** 400):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
