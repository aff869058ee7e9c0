class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return f"resumed with {got!r}"


def run(coroutine):
    send, log = None, []
    while True:
        try:
            out = coroutine.send(send)
        except StopIteration as stop:
            return stop.value, log
        log.append(out)
        send = len(log)


async def leaf(n):
    first = await Pause(n)
    return [first, n * 2]


async def branch():
    a = await leaf(1)
    b = await leaf(2)
    return a + b


print(run(branch()))


class Manager:
    async def __aenter__(self):
        print("enter", await Pause("entering"))
        return self

    async def __aexit__(self, kind, value, tb):
        await Pause("leaving")
        print("exit", kind and kind.__name__, value)
        return kind is ValueError


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await Pause(f"tick {self.n}")
        return self.n


async def managed():
    async with Manager() as m, Manager():
        print(type(m).__name__)
        raise ValueError("swallowed")
    async for i in Ticker(2):
        print("got", i)
    else:
        print("else")
    numbers = [i async for i in Ticker(3) if i != 1]
    pairs = {i: await leaf(i) async for i in Ticker(2)}
    return numbers, pairs, max([await leaf(x) for x in (1, 2)])


print(run(managed()))


async def numbers(n):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                print("sent", sent)
            await Pause(f"between {i}")
    finally:
        print("cleanup")


async def consume():
    total = 0
    async for n in numbers(3):
        total += n
    agen = numbers(5)
    print(await agen.__anext__(), await agen.asend("hello"))
    try:
        await agen.athrow(KeyError("thrown"))
    except KeyError as e:
        print("caught", e)
    other = numbers(2)
    await other.asend(None)
    await other.aclose()
    doubled = (x * 2 async for x in numbers(2))
    return total, [d async for d in doubled]


print(run(consume()))


async def fails():
    await leaf(1)
    raise LookupError("inside")


try:
    run(fails())
except LookupError as e:
    print(e)


async def bad_await():
    await 5


async def bad_with():
    async with 5:
        pass


async def bad_for():
    async for x in [1]:
        pass


for fn in (bad_await, bad_with, bad_for):
    try:
        run(fn())
    except TypeError as e:
        print(e)

c = leaf(1)
print(type(c).__name__, c.__name__, type(numbers(1)).__name__, c.cr_running)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
d = leaf(3)
run(d)
try:
    run(d)
except RuntimeError as e:
    print(e)


async def stops():
    raise StopIteration("no")


try:
    run(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))


async def outer():
    async def inner():
        return [await Pause(i) for i in range(2)]

    try:
        return await inner()
    finally:
        await Pause("final")


print(run(outer()))
run(fails())
