import struct

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for fmt, args in [("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 4, -5, 6)), (">hHi", (1, 2, 3)), ("!4s2p?c", (b"abcdef", b"xy", True, b"z")), ("<fd", (1.5, -2.25)), ("3h", (1, 2, 3)), ("<e", (0.333,)), ("=lx", (7,)), ("bi", (1, 2))]:
    data = struct.pack(fmt, *args)
    print(fmt, data, struct.calcsize(fmt), struct.unpack(fmt, data))
s = struct.Struct("<HB")
buf = bytearray(8)
s.pack_into(buf, 2, 513, 9)
print(buf, s.unpack_from(buf, 2), s.size, s.format, list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
for f in (lambda: struct.pack("<b", 200), lambda: struct.pack("<H", -1), lambda: struct.pack("<i"), lambda: struct.unpack("<i", b"ab"), lambda: struct.pack("z", 1), lambda: struct.pack("<i", "x"), lambda: struct.pack("c", "x"), lambda: struct.pack("<f", "x"), lambda: struct.pack("<i", 2**40), lambda: struct.pack("5", 1)):
    t(f)
