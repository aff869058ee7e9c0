# close, throw, finally, GeneratorExit, errors of generators.
def resource():
    print("open")
    try:
        while True:
            try:
                got = yield "ready"
                print("got", got)
            except ValueError as error:
                print("handled", error)
                yield "recovered"
    finally:
        print("closed")
g = resource()
print(next(g), g.send("x"), g.throw(ValueError("bad")), next(g))
g.close()
g.close()
for step in (lambda: next(g), lambda: g.send(1), lambda: g.throw(KeyError("late"))):
    try:
        step()
    except (StopIteration, KeyError) as error:
        print(repr(error))
fresh = resource()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
try:
    fresh.throw(KeyError, "before the start")
except KeyError as error:
    print(repr(error), list(fresh))
def stubborn():
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
def recursive():
    yield next(me)
me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)
def leaking():
    yield next(iter([]))
try:
    list(leaking())
except RuntimeError as error:
    print(error, repr(error.__cause__))
def returns_in_finally():
    try:
        yield 1
        raise KeyError("lost")
    finally:
        return "saved"
r = returns_in_finally()
print(next(r), next(r, "end"))
def delegating():
    try:
        yield from inner()
    except KeyError as error:
        print("outer caught", error)
        yield "after"
def inner():
    try:
        yield "inner"
    finally:
        print("inner cleaned")
d = delegating()
print(next(d), d.throw(KeyError("thrown")), next(d, "done"), d.gi_frame, d.gi_running)
def with_context():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        raise
w = with_context()
next(w)
try:
    next(w)
except ZeroDivisionError as error:
    print(error)
for bad in ("next(5)", "iter(5)", "(x for x in 5)", "list(x for x in None)", "next(iter([]))", "(yield)"):
    try:
        exec(bad)
        print("fine", bad)
    except (TypeError, StopIteration, SyntaxError) as error:
        print(type(error).__name__, error)
