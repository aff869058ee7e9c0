def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("finally")
    return "done"


g = gen(3)
print(next(g), g.send("hello"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
h = gen(10)
next(h)
h.close()


def outer():
    result = yield from gen(2)
    print("inner returned", result)
    yield from "ab"


print(list(outer()))
k = gen(5)
next(k)
try:
    k.throw(RuntimeError("thrown in"))
except RuntimeError as e:
    print("came out", e)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


print(list(Countdown(3)), list(Squares()), sum(Squares()), 9 in Squares())
print(list(zip("abc", Countdown(5))), list(enumerate("xy", 1)), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "a"])))
print(sorted(["b", "A", "c"], key=str.lower, reverse=True), list(reversed([1, 2, 3])), any(x > 2 for x in range(4)), all([]), min([3, 1], default=0), max([], default="none"))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "empty"))
nested = [[(i, j) for j in range(i)] for i in range(3)]
print(nested, {i % 3 for i in range(10)}, [x for row in nested for pair in row for x in pair])
for i in range(3):
    if i == 5:
        break
else:
    print("no break")
while True:
    try:
        break
    finally:
        print("left the loop")
