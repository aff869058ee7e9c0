def numbers(limit):
    for n in range(limit):
        if n == 2:
            raise StopIteration("early")
        yield n


def consume():
    return list(numbers(5))


try:
    consume()
except RuntimeError as e:
    print(e, repr(e.__cause__))


def delegating():
    yield from inner()


def inner():
    yield 1
    yield 1 // 0


for value in delegating():
    print(value)
