from fractions import Fraction
from pprint import pprint, pformat, pp
from dataclasses import dataclass
import math
import weakref

print(Fraction(1, 3), repr(Fraction("0.25")), Fraction("3/4") + 1, Fraction(1, 3) * Fraction(3, 5), Fraction(1, 2) - 0.25, Fraction(0.5), Fraction(7, 2) // 1, Fraction(7, 2) % 2, divmod(Fraction(7, 2), 1))
print(Fraction(1, 3) < Fraction(1, 2), Fraction(2, 4) == Fraction(1, 2), Fraction(1, 2) == 0.5, hash(Fraction(3)) == hash(3), float(Fraction(1, 8)), int(Fraction(-7, 2)), round(Fraction(5, 2)), math.floor(Fraction(-7, 2)), Fraction(2, 3) ** 2, Fraction(2, 3) ** -2, abs(Fraction(-1, 2)), -Fraction(1, 2), 2 ** Fraction(2))
print(Fraction(math.pi).limit_denominator(1000), Fraction("1e-2"), sum([Fraction(1, 3)] * 3), sorted([Fraction(1, 2), Fraction(1, 3)]), hash(Fraction(1, 2)) == hash(0.5), round(Fraction(22, 7), 2))
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction([]), lambda: Fraction(1, 2) / 0):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
pprint({"b": 1, "a": [1, 2, 3]})
pprint(list(range(50)))
pprint({"name": "a" * 30, "items": [{"id": i, "title": f"title number {i}"} for i in range(4)], "z": ("x" * 40, "y" * 40)})
pp({"b": 1, "a": 2})
print(pformat([[1, 2], [3, [4, [5]]]], depth=2), pformat({"k": "word " * 30}, width=40))
pprint("the quick brown fox jumps over the lazy dog and runs far away from here until the evening comes", width=40)
pprint(list(range(30)), compact=True, width=40)
pprint({1, 2, 3})


@dataclass
class Book:
    title: str
    author: str
    tags: list


pprint(Book("A long title of a book that goes on", "Somebody With A Long Name Indeed", ["a", "b"]))
x = [1]
x.append(x)
print(pformat(x)[:20])


class Obj:
    pass


o = Obj()
r = weakref.ref(o)
print(r() is o, r == weakref.ref(o))
d = weakref.WeakValueDictionary()
d["k"] = o
print(d["k"] is o, len(d))
try:
    weakref.ref(3)
except TypeError as e:
    print(e)
