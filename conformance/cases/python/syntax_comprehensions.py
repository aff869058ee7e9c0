# Comprehensions: nested, conditional, of every kind, lazily.
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2])
print({x: [y for y in range(x)] for x in range(3)}, {len(w) for w in ("a", "bb", "cc")})
print([(x, y) for x in range(3) for y in range(x) if x + y > 1], [x if x else "zero" for x in range(3)])
gen = (print("made", x) or x for x in range(2))
print("lazy", next(gen), list(gen))
print(sum(x * x for x in range(5)), max((len(w), w) for w in ("aa", "b")), ",".join(str(x) for x in "ab"))
print([lambda x=x: x for x in range(3)][1](), [*map(lambda v: v + 1, [1, 2])])
print({**{k: v for k, v in zip("ab", range(2))}, "c": 3}, dict((v, k) for k, v in {"a": 1}.items()))
names = ["ann", "bob"]
print({n.title(): i for i, n in enumerate(names, start=1)}, [n for n in names if n not in {"bob"}])
print([a + b for a, b in [(1, 2), (3, 4)]], [x for x, in [(1,), (2,)]], [[*r, 0] for r in matrix])
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([x for x in range(10) if x > 2 if x < 6], [y := 3, y + 1], type(x for x in ()).__name__)
print(list(zip(*matrix)), [sum(c) for c in zip(*matrix)], sorted({c for c in "hello"}))
