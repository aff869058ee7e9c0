def make_counter():
    count = 0

    def step(by):
        nonlocal count
        count += by
        return count

    return step


def run(n):
    step = make_counter()
    for i in range(n):
        step(i)
    return list(map(lambda x: x + 1, range(n)))[-1] + step(0)


print(run(100000))
