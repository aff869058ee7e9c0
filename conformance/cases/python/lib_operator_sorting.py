from operator import itemgetter, attrgetter, methodcaller
from functools import cmp_to_key
from dataclasses import dataclass

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Emp:
    name: str
    dept: str
    pay: int


staff = [Emp("ann", "ops", 3), Emp("bob", "eng", 5), Emp("cy", "eng", 4)]
print([e.name for e in sorted(staff, key=attrgetter("dept", "pay"))], max(staff, key=attrgetter("pay")).name, sorted(staff, key=lambda e: (-e.pay, e.name))[0].name)
rows = [{"id": 2, "n": "b"}, {"id": 1, "n": "a"}]
print(sorted(rows, key=itemgetter("id")), list(map(itemgetter("n"), rows)), list(map(methodcaller("upper"), ["x", "y"])), sorted("bAc", key=str.lower), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
t(lambda: sorted([1, "a"]))
t(lambda: sorted(rows))
t(lambda: sorted(staff))
t(lambda: itemgetter("zz")(rows[0]))
t(lambda: attrgetter("boss.name")(staff[0]))
