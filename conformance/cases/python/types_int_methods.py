print((255).bit_length(), (-8).bit_count(), (1024).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-2).to_bytes(1, "big", signed=True))
print(int("  -1_000 "), int("ff", 16), int("0b101", 0), int(3.99), int(True), int(b"12"), (7).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag)
print(7 // -2, 7 % -2, divmod(-7, 2), -7 >> 1, 1 << 70, 2 ** -1, 2 ** 100 % 7, pow(2, 100, 7), pow(3, -1, 11), ~5, 5 ^ 3, 5 & -2)
print(10 ** 20 // 3, -(10 ** 20) // 3, (10 ** 20) % -7, hash(10 ** 20), hash(-1), hash(2 ** 61 - 1), 0x_ff, 0o17, 0b1_0)
print(isinstance(True, int), True + True, [10, 20][True], f"{True}", f"{True:d}", format(1234567, ","), format(255, "#x"), format(-5, "08b"), f"{65:c}")
for text in ("", "1__0", "0x", "12a", "1.5", "٣"):
    try:
        print(int(text))
    except ValueError as e:
        print(e)
for bad in (lambda: int("1", 99), lambda: (1).to_bytes(1, "middle"), lambda: (300).to_bytes(1, "big"), lambda: 1 << -1, lambda: 1 // 0, lambda: 1 % 0, lambda: int([]), lambda: pow(2, -1, 4)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
