from collections import Counter

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements()), c.total(), Counter(a=1) == Counter({"a": 1, "b": 0}))
c.update("spin")
c.subtract({"s": 2, "q": 1})
print(c, +c, -c, c & Counter("ss"), c | Counter("zz"), Counter("ab") + Counter("bc"), Counter("aab") - Counter("ab"))
print(Counter("ab") <= Counter("aabb"), Counter(["x", "y"]) > Counter("x"), dict(Counter("aab").items()), Counter({"b": 2}).copy(), repr(Counter()))
del c["s"]
print("s" in c, list(Counter("hello")), c.pop("i"))
t(lambda: Counter.fromkeys("ab"))
t(lambda: Counter(1))
