from collections import namedtuple

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y z", defaults=[0])
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._field_defaults, P._make([1, 2, 3]), tuple(p), p == (1, 2, 0), P.__doc__)
x, *rest = p
print(x, rest, namedtuple("Q", ["a", "class", "a"], rename=True)._fields, hash(p) == hash((1, 2, 0)), isinstance(p, tuple))


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __str__(self):
        return f"({self.x}, {self.y})"


print(Point(3, 4).length, str(Point(1, 2)), repr(Point(1, 2)))
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, q=2), lambda: p._replace(q=1), lambda: namedtuple("P", "a a"), lambda: namedtuple("P", "_a"), lambda: namedtuple("class", "a"), lambda: setattr(p, "x", 1), lambda: P._make([1])):
    t(f)
