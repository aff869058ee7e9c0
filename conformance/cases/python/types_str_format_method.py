class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __format__(self, spec):
        return f"<{self.x}|{self.y}|{spec}>"
p = Point(1, 2)
print("{} {} {}".format(1, "b", p), "{1} {0}".format("a", "b"), "{0.x} {0.y} {1[k]} {2[0]}".format(p, {"k": 5}, [9]), "{name!r:>8}".format(name="n"), "{:{w}.{p}f}".format(3.14159, w=8, p=2))
print("{0:<6}|{0:>6}|{0:^6}|{0:*^6}".format("ab"), "{:+d} {: d} {:-d}".format(3, 3, -3), "{:,} {:_}".format(1234567, 1234567), "{:x} {:X} {:#o} {:b}".format(255, 255, 8, 5), "{:08.3f} {:e} {:G}".format(3.14159, 12345.678, 1e-10))
print("{{}} {}".format("x"), "{!s} {!r} {!a}".format("é", "é", "é"), "{:spec}".format(p), "{:%Y-%m}".format(__import__("datetime").date(2024, 5, 1)), "{:.2}".format("abcdef"), "{:5}|{:<5}|{:>5}".format(1, 1, "a"))
print("{a} {b}".format_map({"a": 1, "b": 2}), f"{p:>3}", f"{'x'!r:>5}", f"{3!s:0>4}", format(p, ""), format("a", "^3"), f"{1000:,d}", f"{'a':{'>'}{4}}", f"{p.x + 1}", f"{{{p.x}}}")
class D(dict):
    def __missing__(self, k):
        return f"<{k}?>"
print("{a} {zz}".format_map(D(a=1)))
for bad in (lambda: "{}".format(), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format("x"), lambda: "{:s}".format(1), lambda: "{.z}".format(p), lambda: "{[9]}".format([1]), lambda: "{!z}".format(1), lambda: "{:,s}".format("a"), lambda: f"{1:.2d}", lambda: "{:q}".format(1), lambda: f"{None:>5}", lambda: f"{[]:3}"):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
