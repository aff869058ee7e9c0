def countdown(n):
    print("start")
    while n:
        yield n
        n -= 1
    print("end")
    return "done"


g = countdown(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(next(g, "default"), list(countdown(1)))


def echo():
    received = []
    while True:
        try:
            value = yield received
        except ValueError as e:
            received.append(f"error {e}")
        else:
            if value is None:
                break
            received.append(value)
    return received


e = echo()
print(next(e))
print(e.send("a"), e.throw(ValueError("bad")), e.send("b"))
try:
    e.send(None)
except StopIteration as stop:
    print(stop.value)


def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


c = cleanup()
next(c)
c.close()
c.close()
print(list(c))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def inner():
    got = yield "inner 1"
    print("inner got", got)
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [1, 2]
    yield from (x * 10 for x in range(2))
    return "all"


o = outer()
print(next(o), o.send("hello"), list(o))


def delegating_throw():
    try:
        yield from inner()
    except KeyError as error:
        yield f"handled {error!r}"


d = delegating_throw()
next(d)
print(d.throw(KeyError("k")))

fresh = countdown(1)
try:
    fresh.send(1)
except TypeError as error:
    print(error)
try:
    fresh.throw(LookupError("before start"))
except LookupError as error:
    print(error, list(fresh))


def recursive():
    yield next(me)


me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for n in fib():
    if n > 50:
        break
    print(n, end=" ")
print()
print(sum(x * x for x in range(10)), max((len(w), w) for w in ["a", "ccc", "bb"]))
print(dict((k, v) for k, v in [("a", 1)]), tuple(i for i in range(3)), ",".join(str(i) for i in range(3)))


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
gen = (i for i in range(3))
print(2 in gen, list(gen))
print(countdown.__name__, g.__name__, type(gen).__name__)


def in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        yield 1
        try:
            raise TypeError("second")
        except TypeError as error:
            yield repr(error.__context__)


print(list(in_handler()))
a, *rest = countdown(3)
print(a, rest)
