import timeit

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


calls = []
print(timeit.timeit(lambda: calls.append(1), number=5) >= 0, len(calls), len(timeit.repeat("x + 1", setup="x = 1", number=2, repeat=3)))
ns = {"total": []}
timeit.timeit("total.append(1)", number=3, globals=ns)
timer = timeit.Timer("y = 2", "y = 1")
print(ns["total"], isinstance(timer.timeit(10), float), timeit.default_timer() > 0)
t(lambda: timeit.timeit(5))
t(lambda: timeit.timeit("nope_name", number=1))
