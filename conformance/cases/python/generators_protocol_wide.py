def g():
    try:
        x = yield 1
        print("x", x)
        y = yield 2
        print("y", y)
        return "done"
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
it = g(); print(next(it), it.send("A"))
try: it.send("B")
except StopIteration as e: print(e.value, e.args)
it = g(); next(it); it.close(); print(it.gi_frame)
it = g()
try: it.send(1)
except TypeError as e: print(e)
it.close()
def d():
    r = yield from g()
    print("r", r); yield r
print(list(d()))
def inner():
    while True:
        try: v = yield; print("v", v)
        except ValueError as e: print("caught", e); yield "recovered"
def deleg(): yield from inner()
dd = deleg(); next(dd); dd.send(5); print(dd.throw(ValueError("oops"))); dd.close()
def bad():
    yield 1
    raise StopIteration("inner")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def ign():
    try: yield
    except GeneratorExit: yield 2
i = ign(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def run():
    me = yield
    try: next(me)
    except ValueError as e: print(e)
    yield
r = run(); next(r); r.send(r)
print(list(x * y for x in range(3) for y in range(x) if x + y), sum(i for i in range(10)), type((i for i in [])).__name__)
it = iter([1, 2, 3]); print(list(zip(it, it)), list(it))
print(list(iter(iter([1, 2, 0, 3]).__next__, 0)))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), list(zip(Seq(), "ab")), max(Seq()))
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
try: list(zip([1], [1], [1, 2], strict=True))
except ValueError as e: print(e)
def tr():
    yield from [1]
    yield from 5
try: list(tr())
except TypeError as e: print(e)
gen = (1 / x for x in [1, 0])
try: list(gen)
except ZeroDivisionError: print("zde", next(gen, "exhausted"))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 5, 15, 3)), list(takewhile(lambda x: x < 30, fib())))
t = g(); next(t)
try: t.throw(KeyError)
except KeyError as e: print(repr(e))
try: t.throw(5)
except TypeError as e: print(e)
try: t.throw(ValueError, 5, 6)
except TypeError as e: print(e)
print(g.__name__, t.__name__, t.gi_running, t.gi_code.co_name, t.gi_yieldfrom)
d2 = {1: 1}
try:
    for k in d2: d2[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
