t = (1, "a", [2])
print(t, (1,), (), tuple("ab"), t + (3,), t * 2, t[1:], t.index("a"), t.count(1), (1, 2) < (1, 3), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)), 1 in t, len(t))
t[2].append(9); print(t); a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d); a, b = b, a; print(a, b); x = 1,; print(x, type(x).__name__)
r = range(10, 0, -3)
print(r, list(r), len(r), r[1], r[-1], r[::2], 7 in r, 8 in r, r.index(4), r.count(1), range(0) == range(2, 2), range(3) == range(0, 3, 1), r.start, r.stop, r.step, bool(range(0)), list(reversed(range(3))), range(5)[1:3], hash(range(3)) == hash(range(0, 3)))
print(range(10 ** 18)[-1], len(range(0, 10 ** 15, 7)), 10 ** 17 in range(0, 10 ** 18, 2), sum(range(101)), max(range(5)), *range(3), [*range(2)] + [*range(2)])
s = slice(1, 10, 2); print(s, s.indices(5), s.start, "abcdefghij"[s], list(range(20))[s], slice(None)), print(sorted([(2, "b"), (1, "z"), (2, "a")]), min((3, 1), (2, 9)), tuple(i * 2 for i in range(3)), divmod(17, 5), *zip("ab", (1, 2)))
for bad in (lambda: t.index("zz"), lambda: t[9], lambda: (1, 2) + [3], lambda: range(1, 2, 0), lambda: range("a"), lambda: range(3)[5], lambda: range(1.5), lambda: r.index(5), lambda: (1, [2]) < (1, 2), lambda: {(1, [2]): 3}, lambda: tuple(1), lambda: range()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
