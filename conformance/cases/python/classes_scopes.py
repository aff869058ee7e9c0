x = "module"


class A:
    x = "class"
    y = x + "!"

    def method(self):
        return x

    z = [x for _ in range(1)]
    first = [v for v in x]
    fn = lambda self: x

    class Nested:
        got = x


print(A.y, A().method(), A.z, A.first, A().fn(), A.Nested.got)


def function():
    x = "function"

    class B:
        before = x
        inner = x

        def get(self):
            return x

    class C:
        x = x
        after = x

    return B.before, B().get(), C.x, C.after


try:
    print(function())
except NameError as e:
    print(e)


class Private:
    __secret = 1

    def __init__(self):
        self.__value = 2
        self.__dunder__ = 3

    def get(self):
        return self.__value, self.__secret, self.__helper()

    def __helper(self):
        return "helper"


p = Private()
print(p.get(), sorted(vars(p)), Private._Private__secret)
try:
    p.__value
except AttributeError as e:
    print(e)


class Loop:
    total = 0
    for i in range(4):
        total += i
    squares = {n: n * n for n in range(3)}
    del i


print(Loop.total, Loop.squares, hasattr(Loop, "i"))


class Locals:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("__"))


print(Locals.names)


def make(n):
    class Dynamic:
        value = n

        def bump(self):
            nonlocal n
            n += 1
            return n

    return Dynamic


D = make(5)
print(D.value, D().bump(), D().bump(), D.__qualname__)

print([x for x in range(3)], x)
print([[i * j for j in range(i)] for i in range(4)])
print([(a, b) for a in range(3) for b in "xy" if a])
print([last := n * 2 for n in range(3)], last)
print({k: v for k, v in zip("abc", range(3))}, {c for c in "hello" if c in "l"})
