import operator as op

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(op.add(1, 2), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.not_(0), op.truth([]), op.is_(None, None), op.xor(5, 3), op.index(True), op.contains([1], 1))
get = op.itemgetter(1, -1)
print(get("abcd"), op.itemgetter("k")({"k": 5}), op.attrgetter("real", "imag")(3 + 4j), op.attrgetter("__class__.__name__")(1), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(sorted([("b", 2), ("a", 3)], key=op.itemgetter(1)), op.concat([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.length_hint([1, 2]), op.getitem({"a": 1}, "a"), op.iadd([1], [2]))
print(op.itemgetter(1), op.attrgetter("a.b"), op.methodcaller("f", 1, k=2), op.lt(1, 2), op.call(len, "abc"), op.matmul.__name__)
t(lambda: op.itemgetter())
t(lambda: op.itemgetter(5)([1]))
t(lambda: op.attrgetter("x.y")(1))
t(lambda: op.index(1.5))
t(lambda: op.add(1))
