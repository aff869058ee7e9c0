# for and while: else, break, continue, changing what is looped over.
for n in range(2, 8):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
count = 3
while count:
    count -= 1
    if count == 1:
        continue
    print(count)
else:
    print("while else", count)
for _ in ():
    print("never")
else:
    print("empty else")
items = [1, 2, 3, 4]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
d = {"a": 1}
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error)
s = {1}
try:
    for x in s:
        s.add(x + 1)
except RuntimeError as error:
    print(error)
for i in range(3):
    i = 10
    print(i, end=" ")
print()
for a, b in {"x": 1, "y": 2}.items():
    print(a, b)
for i, (c, n) in enumerate(zip("ab", (1, 2)), 10):
    print(i, c, n)
i = iter([1, 2, 3])
for x in i:
    print(x, next(i, "end"))
for obj.attr in [] if False else []:
    pass
values = [0] * 3
for values[0] in range(3):
    print(values)
print(sum(1 for _ in range(10, 0, -3)), list(range(5, 0)), list(reversed(range(0, 10, 4))))
