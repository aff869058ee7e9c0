def counter(start=0):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        return value

    def reset():
        nonlocal value
        value = start

    return step, reset


step, reset = counter(10)
print(step(), step(5), step())
reset()
print(step())

adders = []
for i in range(3):
    adders.append(lambda x: x + i)
print([add(10) for add in adders])
adders = [lambda x, i=i: x + i for i in range(3)]
print([add(10) for add in adders])


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed"
            return x

        return inner

    result = middle()()
    return result, x


print(outer())

total = 0


def add(n):
    global total
    total += n
    return total


add(3)
print(add(4), total)


def parameter_cell(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a
        return a, b

    return swap


swap = parameter_cell(1, 2)
print(swap(), swap())
print([c.cell_contents for c in swap.__closure__], swap.__code__.co_freevars)


def late():
    def use():
        return later

    later = 5
    return use()


print(late())


def deleted():
    x = 1

    def get():
        return x

    del x
    return get()


try:
    deleted()
except NameError as e:
    print(type(e).__name__, e)


def unbound():
    print(y)
    y = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return composed


print(compose(str, lambda n: n * 2, abs)(-21))
