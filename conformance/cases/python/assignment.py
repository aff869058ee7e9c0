a = b = c = [1]
print(a is b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(first, *middle, last), other = range(5), "o"
print(first, middle, last, other)
*start, end = "abc"
print(start, end)
[p, q] = {"k": 1, "l": 2}
print(p, q)
nested = [[1, 2], [3, [4, 5]]]
for (one, two), in [((1, 2),)]:
    print(one, two)
[[n1, n2], [n3, [n4, n5]]] = nested
print(n1 + n2 + n3 + n4 + n5)

i = 0
values = [10, 20, 30]
i, values[i] = 1, 99
print(i, values)
values[0], values[-1] = values[-1], values[0]
print(values)


class Box:
    n = 1


box = Box()
box.n += 5
box.items = {}
box.items["a"] = box.items["b"] = 2
box.items["a"] += 1
print(box.n, Box.n, box.items)
values += (40,)
values[1:3] = ["x", "y", "z"]
print(values)
values[::2] = [0, 0, 0]
print(values)
del values[0], values[-1]
print(values)
del box.n
print(box.n)
n = 7
n **= 2
n //= 3
n <<= 2
n |= 1
n ^= 3
n %= 50
n -= 1
n /= 4
print(n)

for source in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 'xy'", "a, *b, c = [1]", "[a, b] = 5", "a = b = undefined"):
    try:
        exec(source)
    except (TypeError, ValueError, NameError) as e:
        print(source, "->", e)

if (found := [n for n in range(10) if n % 4 == 3]) and len(found) > 1:
    print(found)
while (chunk := values[:2]) and len(values) > 1:
    print(chunk)
    values = values[1:]
del found
try:
    found
except NameError as e:
    print(e)


class Recorder:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(other)
        return self

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __getitem__(self, key):
        return key

    def __delitem__(self, key):
        self.log.append(("del", key))


r = Recorder()
same = r
r += 1
r[1:2] = "s"
r[1, 2] = "t"
r["k"] += "v"
del r[...]
print(r.log, same is r, r[::3])
