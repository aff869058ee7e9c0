# float: repr, rounding, special values, methods, formatting.
print(0.1, 0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.0, 100.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, -0.0, 2 / 3)
print(float("1e3"), float(" -2.5 "), float("inf"), float("-Infinity"), float("nan"), float(3), float("1_0.5"), float(), 1e400)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(0.5), round(1.5), round(5.5, 0), round(-0.4))
print((3.75).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+0"), (1e100).__int__() > 0, (3.7).__trunc__(), (-3.7).__floor__(), (3.2).__ceil__())
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, -2), 2.0 ** 0.5, 4 ** 0.5, (-8) ** (1 / 3), 1e308 * 10, 0.0 * -1)
nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, inf > 1e308, -inf < inf, inf - inf, inf * 0, nan < 1, [nan] == [nan], max(1, nan), min(nan, 1), sorted([3.0, 1, 2.5]))
print(f"{3.14159:.2f} {3.14159:10.3f}| {3.14159:<10.1f}| {1e10:e} {1234.5:g} {0.00001:g} {1e6:,.2f} {0.5:%} {0.256:.1%} {-1.5:+} {1.5: } {2.0:g} {nan:f} {inf:F}")
print("%.3f %5.1f|%-8.2f|%e %g %G" % (3.14159, 2.25, 1.005, 12345.678, 0.00001, 1e20), str(1.0), repr(0.1), format(2.5, "08.2f"))
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0, abs(sum([0.1] * 3) - 0.3) < 1e-9, 3.0 == 3, hash(3.0), 1.1 + 2.2, 1.1 * 3, 0.7 + 0.1, 4.35 * 100)
for bad in ("float('abc')", "float('')", "float(None)", "float([])", "1.5 / 0", "1.5 // 0", "1.5 % 0", "0.0 ** -1", "1e308 ** 2", "float(10 ** 400)", "1.5 << 1", "1.5 & 1", "'x' * 1.5", "[1][1.0]", "range(1.5)", "round(1.5, 'a')", "round(inf)", "round(nan)", "int(nan)", "(1.5).foo", "float.fromhex('zz')"):
    try:
        print(eval(bad))
    except Exception as error:
        print(type(error).__name__, error)
