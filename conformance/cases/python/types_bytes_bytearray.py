# bytes, bytearray, memoryview.
b = b"hello \xff\n"
print(b, b[0], b[1:3], len(b), list(b"ab"), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"a" + b"b", b"ab" * 2, b"l" in b, 104 in b, b.hex(), bytes.fromhex("68 69"), b"a" < b"b", hash(b"x") == hash(b"x"))
print(b.upper(), b.find(b"l"), b.split(), b.replace(b"l", b"L"), b"a,b".split(b","), b",".join([b"x", b"y"]), b" x ".strip(), b"abc".startswith(b"a"), b"%d %s" % (5, b"z"), b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xff".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"ab".isalpha(), b"Ab".swapcase(), b"x".center(5, b"*"))
ba = bytearray(b"abc")
ba.append(100); ba.extend(b"ef"); ba[0] = 65; ba[1:3] = b"XYZ"; del ba[-1]; ba.insert(1, 33); print(ba, ba.pop(), ba.remove(33), ba, ba.find(b"Y"), bytes(ba), ba == b"AXYZd", ba.decode(), bytearray(2), ba.reverse(), ba)
m = memoryview(bytearray(b"abcdef"))
m[0] = 90; print(m[0], m[1:3].tobytes(), len(m), m.tolist(), m.nbytes, m.readonly, bytes(m), m[::-1].tobytes(), memoryview(b"x").readonly, m == b"Zbcdef")
print(repr(b"it's"), repr(b'"'), str(b"x"), ascii(b"\x80"), "é".encode().hex(" "), int.from_bytes(b"\x01\x00", "big"), b"a" == "a", b"\x00\t\\")
for bad in ("b'a' + 'b'", "b'a'[0] = 1", "bytes([256])", "bytes('é')", "b'\\xff'.decode()", "b'a'.index(b'z')", "bytes(-1)", "bytearray([300])", "ba[0] = 300", "ba[0] = 'a'", "b'abc' % 1", "'a' in b'a'", "b'a'.join(['x'])", "memoryview('a')", "memoryview(b'a')[0] = 1", "b'a'.foo", "bytes.fromhex('zz')", "ba.append('a')", "b'x' < 'x'", "b'a'.split('a')", "bytes(1.5)", "bytes([1.5])", "b'é'"):
    try:
        exec(bad)
    except (Exception, SyntaxError) as error:
        print(type(error).__name__, error)
