def check(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n


def run(count):
    bad = 0
    for i in range(count):
        try:
            check(i)
        except ValueError:
            bad += 1
    return bad


print(run(60000))
