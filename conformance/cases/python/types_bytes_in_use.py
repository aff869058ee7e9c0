b = "héllo €".encode()
print(b, len(b), b.decode(), b[1], b[1:3], list(b[:3]), b.hex(), bytes.fromhex("68 69"), bytes(3), bytes([65, 66]), bytes("ä", "latin-1"), b"a" + b"b", b"ab" * 2, b"b" in b"abc", 98 in b"abc")
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b" x ".strip(), b"abc".replace(b"b", b"BB"), b"abc".find(b"c"), b"Abc".lower(), b"abc".startswith(b"a"), b"%d %s" % (3, b"z"), b"\x00\xff\n'\"", b"it's", ascii("é€"), "é".encode("utf-16-le"), "abc".encode("ascii"))
ba = bytearray(b"hello"); ba[0] = 72; ba.append(33); ba += b"!"; ba[1:3] = b"E"; del ba[-1]; print(ba, bytes(ba), ba.decode(), len(ba), ba.find(b"l"), bytearray(2), ba.pop(), ba)
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"\xff".decode("utf-8", "replace"), b"\xffa".decode("utf-8", "ignore"), b"\xe9".decode("latin-1"), str(b"x"), str(b"x", "ascii"))
print(b"a" < b"b", b"a" == "a", hash(b"a") == hash(b"a"), sorted([b"b", b"a"]), {b"k": 1}[b"k"], memoryview(b"abc")[1], bytes(memoryview(b"abc")[1:]), int.from_bytes(b"\x01\x02", "big"), b"abc"[::-1], bool(b""))
for bad in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"a" + "b", lambda: bytes([256]), lambda: bytes("a"), lambda: b"abc".find("a"), lambda: bytes.fromhex("6"), lambda: "a".encode("nope"), lambda: b"a" % 1, lambda: bytes(-1), lambda: b"a".join(["x"]), lambda: b"abc"["a"], lambda: bytearray(b"a").pop(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
