def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "z": 1}))
def g(x, /, y, *, z): return x, y, z
print(g(1, 2, z=3), g(1, y=2, z=3))
for bad in (lambda: g(x=1, y=2, z=3), lambda: g(1, 2, 3), lambda: g(1), lambda: f(), lambda: f(1, 2, c=1, **{"c": 2}), lambda: g(1, 2, z=3, w=4), lambda: f(1, c=1, a=2)):
    try: bad()
    except TypeError as e: print(e)
def acc(x, l=[]): l.append(x); return l
print(acc(1), acc(2), acc.__defaults__)
def mk():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
i = mk(); print(i(), i(), mk()(), i.__closure__[0].cell_contents)
fs = [lambda: k for k in range(3)]; print([h() for h in fs], [h() for h in [lambda k=k: k for k in range(3)]])
x = 10
def sh(): 
    global x; x = 20
sh(); print(x)
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
first, *rest = "hello"; print(first, rest); *init, last = range(4); print(init, last)
print([(i, j) for i in range(3) for j in range(i)], {k: v for k, v in zip("ab", [1, 2])}, {x % 3 for x in range(10)}, [y := 5, y ** 2])
print(sorted(["b", "A", "c"], key=str.lower), sorted([3, 1, 2], reverse=True), max("apple", "fig", key=len), min([3, 1], default=0), sum([[1], [2]], []), any([0, 1]), all([]), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, ""])), list(zip("ab", [1, 2, 3])), list(enumerate("ab", 1)), list(reversed([1, 2])))
m = [[1, 2, 3], [4, 5, 6]]; print(list(zip(*m)), [list(r) for r in zip(*m)], [c for r in m for c in r])
l = [3, 1, 2]; l.sort(); l.extend([5, 4]); l.insert(0, 9); l.remove(5); print(l, l.pop(), l.index(2), l.count(1), l[::-1], l[1:3], l * 2, 2 in l); l[1:2] = [7, 8]; print(l); del l[0]; print(l, l.copy() == l)
d = dict(a=1); d.update(b=2, **{"c": 3}); d.setdefault("d", []).append(1); print(d, d.get("z", 0), d.pop("a"), list(d.items()), "b" in d, {**d, "e": 5}, d | {"f": 1}, dict.fromkeys("xy", 0), d.popitem())
s = {1, 2} | {3}; s.add(4); s.discard(9); print(s, s & {1, 9}, s - {1}, s ^ {1, 7}, {1} <= s, frozenset(s))
def typed(n: int) -> str: """Doc string."""; return str(n)
print(typed.__doc__, typed.__annotations__, typed.__name__, typed(3))
match {"type": "pt", "xy": [1, 2], "z": None}:
    case {"type": "pt", "xy": [x, y], **rest} if x < y: print("pt", x, y, rest)
for v in (1, "s", [1, 2, 3], (1,), {"k": 1}, None, 2.5, True, [], {"a": {"b": 1}}):
    match v:
        case True | False: print("bool")
        case int(n) if n > 0: print("int", n)
        case str() as t: print("str", t)
        case [a, *r]: print("seq", a, r)
        case []: print("empty")
        case {"a": {"b": q}}: print("deep", q)
        case {"k": q}: print("map", q)
        case None: print("none")
        case _: print("other", v)
while True:
    x -= 3
    if x < 12: break
else: print("never")
print(x, 1 < 2 < 3, not 1 == 2, 5 if x else 6, x or 1, None or "d", [] and 1, 1 if [] else 2, 3 & 6, 3 | 4, 6 ^ 3, ~5, 1 << 4, 7 >> 1, 7 // 2, 7 % 3, 2 ** 10, -2 ** 2, 10 / 4)
