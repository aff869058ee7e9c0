# int: arithmetic, big values, bases, bits, methods, limits.
print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), 7 / 2, 6 / 3, 2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0)
print(10 ** 25, 10 ** 25 // 7, -10 ** 25 % 97, (10 ** 25).bit_length(), 1 << 70, -1 >> 3, 0xFF & 0x0F | 0x100 ^ 1, ~5)
print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("1_000"), int(3.99), int(-3.99), int(True), int("z", 36), int(b"12"))
print(bin(10), oct(8), hex(255), f"{255:b} {255:o} {255:X} {10**6:,}", (5).bit_count(), (1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"), (-1).to_bytes(2, "little", signed=True))
print((3).real, (3).imag, (3).numerator, (3).denominator, (5).conjugate(), int(), (7).__add__(3), (7).as_integer_ratio())
print(pow(3, 100, 7), pow(3, -1, 7), abs(-5), round(1234, -2), round(15, -1), round(25, -1), sum([10 ** 20, 1]), max(3, 2 ** 70))
print(1 == 1.0, hash(1) == hash(1.0) == hash(True), 2 ** 63, -2 ** 63, 2 ** 64 - 1, 10 ** 18 * 10, 9223372036854775807 + 1)
for bad in ("int('x')", "int('')", "int('1.5')", "int('12', 1)", "int(None)", "int([])", "1 // 0", "1 % 0", "1 / 0", "1 << -1", "(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "int('9', 8)", "2 ** 'a'", "5 + 'a'", "'a' + 5", "-'a'", "int(float('nan'))", "int(float('inf'))", "int('1' * 5000)", "pow(2, -1, 4)", "5()", "5[0]", "len(5)", "5 @ 5", "for x in 5: pass"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
