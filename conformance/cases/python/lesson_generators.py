def countdown(n):
    print("start")
    try:
        while n > 0:
            got = yield n
            if got is not None:
                print("got", got); n = got
            n -= 1
    except GeneratorExit:
        print("closed"); raise
    except ValueError as e:
        print("caught", e); yield -1
    finally:
        print("cleanup")
    return "done"
g = countdown(3)
print(next(g), g.send(10), next(g)); g.close()
g = countdown(2); next(g); print(g.throw(ValueError("oops")))
try: next(g)
except StopIteration as e: print("stop", e.value)
def outer():
    r = yield from countdown(1)
    print("inner returned", r)
    yield from [10, 20]
print(list(outer()))
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, [4]], 5]])))
gen = (x * x for x in range(5) if x % 2)
print(gen, type(gen).__name__) if False else print(list(gen), list(gen))
import itertools
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
print(list(itertools.islice(fib(), 12)), next(x for x in fib() if x > 100))
def chunked(it, n):
    it = iter(it)
    while chunk := list(itertools.islice(it, n)): yield chunk
print(list(chunked("abcdefgh", 3)))
import inspect
g = countdown(1)
print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), g.gi_frame.f_locals["n"]); g.close(); print(inspect.getgeneratorstate(g), g.gi_frame)
