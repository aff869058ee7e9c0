def inner(name):
    try:
        while True:
            got = yield f"{name} waits"
            if got == "stop":
                return f"{name} returned"
            print(name, "got", got)
    except KeyError as e:
        yield f"{name} handled {e}"
        return "after error"
    finally:
        print(name, "cleaned")


def outer():
    first = yield from inner("a")
    print("->", first)
    second = yield from inner("b")
    print("->", second)
    return first, second


g = outer()
print(next(g), g.send(1), g.send("stop"))
print(g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
g = outer()
print(g.gi_running, next(g), g.gi_yieldfrom is not None, g.close(), g.gi_frame)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def leaky():
    yield next(iter(()))


try:
    list(leaky())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)


def late():
    yield 1


for bad in (lambda: late().send(5), lambda: late().throw(ZeroDivisionError("early")), lambda: late().throw("x"), lambda: next(late), lambda: late()[0], lambda: len(late())):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
x = (print("evaluated", i) or i for i in range(3) if i)
print(next(x), list(x), list(x), sum(i for i in range(4)), dict((k, v) for k, v in zip("ab", [1, 2])))
for bad in "(yield)", "lambda: (yield)":
    try:
        print(type(eval(bad)).__name__)
    except SyntaxError as e:
        print(e.msg)
g = inner("z")
next(g)
g.throw(LookupError("out"))
