def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


print([classify(n) for n in (-1, 0, 5, 50)])

for i in range(3):
    for j in range(3):
        if j == 2:
            continue
        if i == 1:
            break
        print(i, j)
    else:
        print("inner finished", i)
else:
    print("outer finished")

n = 0
while True:
    n += 1
    if n == 3:
        continue
    if n > 4:
        break
else:
    print("never")
print(n)

while n:
    n -= 1
else:
    print("else after while")

for x in []:
    pass
else:
    print("empty loop")

print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True)
print("a" if [] else "b", None or 0 or "x", 1 and 2 and 3, not [], not not "s")
print(0 or [] or {}, "" and 1)


def side(name, value):
    print("eval", name)
    return value


print(side("a", 1) < side("b", 0) < side("c", 5))
print(side("x", 0) and side("y", 1), side("p", 1) or side("q", 2))
print(side("t", "yes") if side("cond", True) else side("e", "no"))


class Falsy:
    def __bool__(self):
        return False


class Sized:
    def __len__(self):
        return 0


class BadBool:
    def __bool__(self):
        return "x"


print(bool(Falsy()), bool(Sized()), "ok" if not Sized() else "bad")
try:
    if BadBool():
        pass
except TypeError as e:
    print(e)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
    if len(items) > 8:
        break
print(items)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
for index, (key, value) in enumerate({"p": 1, "q": 2}.items(), start=1):
    print(index, key, value)
for a, b in zip([1, 2, 3], "xy"):
    print(a, b)
print(*range(3), *"ab", sep="-")
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
i = 100
for i in range(2):
    pass
print(i)
