# Star expressions everywhere they may stand.
first, *rest = [1, 2, 3]
*start, last = "abc"
a, (b, *c), d = 1, (2, 3, 4), 5
[e, [f, *g]] = [1, "xyz"]
print(first, rest, start, last, a, b, c, d, e, f, g)
print(*rest, *"ab", sep="-")
print([*rest, *start], (*rest, 0), {*rest, *rest}, {**{"a": 1}, "b": 2, **{"a": 3}})
def f(*args, **kwargs):
    return args, kwargs
print(f(*rest, 4, *[5], k=1, **{"z": 2}, **{"y": 3}))
for x, *y in [(1, 2, 3), "ab"]:
    print(x, y)
for i in *rest, *start:
    print(i, end=" ")
print()
t = *rest, 9
print(t)
def g():
    return *rest, 0
print(g(), [*range(3)][1:], [x for x in (*rest,)])
(x), y = 1, 2
x, y = y, x
print(x, y)
i, values = 0, [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
x = y = z = []
x.append(1)
print(z, x is y)
for bad in ("a, b = 1", "a, b = 1, 2, 3", "a, *b = ()", "(a, b), c = 1, 2", "a, b = {1: 2}", "[a] = []", "a, b = None"):
    try:
        exec(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
