import weakref, copy, gc, sys, types, operator, array, struct, io
class N:
    def __init__(self, v): self.v = v; self.kids = []
    def __copy__(self): n = N(self.v); n.kids = self.kids; return n
    def __deepcopy__(self, memo): n = N(self.v); memo[id(self)] = n; n.kids = copy.deepcopy(self.kids, memo); return n
a = N(1); a.kids.append(N(2)); a.kids.append(a); b = copy.deepcopy(a); c = copy.copy(a); print(b.kids[1] is b, c.kids is a.kids, b.kids[0] is not a.kids[0])
r = weakref.ref(a); print(r() is a); wd = weakref.WeakValueDictionary(a=a); print(wd["a"].v)
print(struct.pack(">IhB", 1, -2, 255), struct.unpack("<hh", b"\x01\x00\xff\xff"), struct.calcsize("=ihb"), array.array("i", [1, 2]).tolist())
bs = bytearray(b"hello"); bs[0] = 72; bs += b"!"; mv = memoryview(bs); print(bs, mv[1:3].tobytes(), bytes(mv[::-1]), b"abc".hex(), bytes.fromhex("6162"), b"a,b".split(b","), int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"))
f = io.BytesIO(b"line1\nline2"); print(f.readline(), f.read(), f.seek(0), list(f)); s = io.StringIO("a\nb"); print(s.read(1), s.readlines(), s.getvalue())
ns = types.SimpleNamespace(a=1); ns.b = 2; print(ns, ns == types.SimpleNamespace(a=1, b=2)); print(types.MappingProxyType({"a": 1}))
try: types.MappingProxyType({})["x"] = 1
except TypeError as e: print(e)
print(operator.methodcaller("upper")("a"), sys.getsizeof(1) > 0, sys.maxsize, sys.byteorder, isinstance(sys.argv, list))
def g(): pass
print(g.__code__.co_name, g.__module__, type(g), types.FunctionType is type(g), types.MethodType(lambda s: s.v, a)())
T = type("T", (N,), {"x": 1, "hi": lambda self: "hi"}); print(T(1).hi(), T.__name__, T.__mro__[1].__name__)
print("é".encode("utf-8"), "日本".encode("utf-16-le"), b"\xff".decode("latin-1"), "naïve".encode("ascii", "replace"), "ß".upper(), "ǆ".title(), "İ".lower(), ascii("é"), "\N{SNOWMAN}", "\u2603", len("👍🏽"), "a\tb".expandtabs(4), "%r" % "a'b", 'He said "hi"', r"\n", b'\x00', "x" "y")
