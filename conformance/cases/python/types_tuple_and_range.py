# tuple and range.
print(t[0], t[-1], t[1:3], t + (4,), t * 2, t.count(2), t.index(3), 2 in t, len(t), (), (1,), 1,), tuple("ab"), (1, "a") < (1, "b"), hash((1, 2)) == hash((1, 2)), ((1, 2), 3)[0][1]) if False else print(t[0], t[-1], t[1:3], t + (4,), t * 2, t.count(2), t.index(3), 2 in t, len(t), (), (1,), tuple("ab"), (1, "a") < (1, "b"))
a, b = b, a = 1, 2
print(a, b, {(1, 2): "k"}[1, 2], sorted([(2, "a"), (1, "b")]), max((1, 2), (1, 3)), tuple(x * 2 for x in t), (*t, *"x"), t == (1, 2, 3, 2), t is t[:])
m = ([1], 2)
m[0].append(3)
print(m)
try:
    m[0] += [4]
except TypeError as error:
    print(error, m)
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:4], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step, list(range(5, 0, -2)), range(0) == range(5, 5), range(3) == range(0, 3, 1), list(reversed(r)), hash(range(3)) == hash(range(0, 3)))
print(range(10)[::-1], range(10 ** 20)[10 ** 19], len(range(10 ** 15)), 10 ** 30 in range(10 ** 31), range(10 ** 20, 10 ** 20 + 3), list(range(10 ** 20, 10 ** 20 + 2)), sum(range(101)), max(range(3)), bool(range(0)), range(1, 10, 4)[2])
for bad in ("(1,)[5]", "(1, 2)[0] = 1", "(1,) + [2]", "(1,).append(2)", "tuple(5)", "(1, 2).index(9)", "range(1.5)", "range('a')", "range(1, 2, 0)", "range()", "range(3)[5]", "range(3)[0] = 1", "range(3).index(9)", "range(3) + range(2)", "(1,) < 1", "del (1,)[0]", "range(1, 2, 3, 4)", "(1, [2]).__hash__()", "a, b = (1,)", "hash(([],))", "range(3).foo", "(1)(2)"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
