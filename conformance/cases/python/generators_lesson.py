# Generators as a lesson shows them: lazily, infinite, pipelines, send, return values.
def countdown(n):
    print("starting")
    while n > 0:
        yield n
        n -= 1
    return "lift-off"
g = countdown(2)
print(g.__name__, type(g).__name__, next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("value:", stop.value)
print(list(g), next(g, "empty"))
def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fibonacci(), 10)), list(takewhile(lambda x: x < 30, fibonacci())))
def numbers(lines):
    for line in lines:
        for word in line.split():
            yield int(word)
def evens(ns): return (n for n in ns if n % 2 == 0)
def squares(ns):
    for n in ns: yield n * n
print(sum(squares(evens(numbers(["1 2 3", "4 5 6"])))))
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None: return average
        total, count = total + value, count + 1
        average = total / count
avg = averager()
next(avg)
print(avg.send(10), avg.send(20))
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value)
def outer():
    result = yield from countdown(1)
    print("inner returned", result)
    yield from "ab"
    yield from [x for x in (1, 2)]
print(list(outer()))
def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree(((None, 1, None), 2, (None, 3, None)))))
squares_gen = (x * x for x in range(3))
print(squares_gen.__class__.__name__, 4 in squares_gen, list(squares_gen))
a, b, *c = countdown(4)
print(a, b, c, *countdown(1))
