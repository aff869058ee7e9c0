big = 10 ** 20
r = range(big, big + 10, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:3], r[::-1], bool(r))
print(r.start, r.stop, r.step, type(iter(r)).__name__, type(reversed(r)).__name__)
print(big + 3 in r, big + 4 in r, 5 in r, float(big) in r, "x" in r)
print(r.index(big + 6), r.count(big + 6), r.count(1))
print(list(reversed(r)), hash(r) == hash(range(big, big + 11, 3)), r == range(big, big + 11, 3), r == range(3), r != [1])
for make in (lambda: len(range(2 ** 70)), lambda: r[4], lambda: r[2 ** 80], lambda: r.index(7), lambda: r["a"],
             lambda: range(2 ** 64, 1, 0), lambda: range(1.5), lambda: range("1", 2), lambda: r < r, lambda: r[::0],
             lambda: range(2 ** 63), lambda: len(range(-2 ** 63, 2 ** 63)), lambda: list(range(2 ** 100))[0], lambda: range(3)[5]):
    try:
        print(make())
    except (OverflowError, IndexError, ValueError, TypeError, MemoryError) as e:
        print(type(e).__name__, e)
huge = range(-10 ** 30, 10 ** 30, 7)
print(huge[5], huge[-1], huge[10 ** 25], huge[10 ** 28:10 ** 28 + 3], 10 ** 30 in huge, huge.index(-10 ** 30 + 7 * 12345678901234567890))
print(range(2 ** 70)[5:2 ** 69:2 ** 60], range(10)[:: 2 ** 70], range(10)[2 ** 70:], range(0, 10)[-2 ** 80:3], range(2 ** 62, 2 ** 63 + 5, 2 ** 61)[1:])
print(list(range(2 ** 63 - 2, 2 ** 63 + 2)), list(range(2 ** 63, 2 ** 63 - 3, -1)))
it = iter(range(2 ** 65, 2 ** 65 + 2))
print(next(it), next(it), next(it, "end"))
for i, n in zip(range(3), range(10 ** 25, 10 ** 26)):
    print(i, n)
print(range(2 ** 70) == range(0, 2 ** 70, 1), hash(range(2 ** 70)) == hash((2 ** 70, 0, 1)), {range(2 ** 70): 1}[range(2 ** 70)])


class N:
    def __index__(self):
        return 2 ** 66


print(range(N()), range(N(), 2 ** 66 + 2)[1], range(0), not range(2 ** 70, 2 ** 69), sum(range(2 ** 66, 2 ** 66 + 3)))
match range(2 ** 70, 2 ** 70 + 2):
    case [a, b]:
        print("two", a, b)
x = 2 ** 65
print(x in range(2 ** 64, 2 ** 66), x == 2 ** 65, [n for n in range(-2 ** 64, -2 ** 64 + 3)], min(range(2 ** 64, 2 ** 65, 2 ** 63)))
