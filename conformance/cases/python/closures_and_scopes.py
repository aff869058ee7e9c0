def counter(start=0, *, step=1):
    n = start

    def bump(times=1, /, **extra):
        nonlocal n
        n += step * times
        return n, sorted(extra)

    return bump


up = counter(10, step=5)
print(up(), up(2), up(x=1, a=2))
total = 0


def add(*values, scale=1):
    global total
    for v in values:
        total += v * scale
    return total


print(add(1, 2, 3), add(*[4, 5], scale=10), total)
fs = [lambda i=i: i * i for i in range(4)]
print([f() for f in fs])
late = [lambda: i for i in range(3)]
print([f() for f in late])
print({k: v for k, v in zip("abc", (x for x in [1, 2, 3])) if v != 2})


def shadow(x):
    y = [x for x in range(3)]
    return x, y


print(shadow("outer"))
try:
    counter(1, 2)
except TypeError as e:
    print(e)
try:
    up(times=3)
    up(1, 2)
except TypeError as e:
    print(e)


def unbound():
    print(value)
    value = 1


try:
    unbound()
except UnboundLocalError as e:
    print(type(e).__name__, e)
