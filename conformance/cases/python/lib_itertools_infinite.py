from itertools import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(list(islice(count(5, 2), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)), count(1.5), repeat(1), repeat(1, 2), list(islice(count(0.5, 0.25), 3)))
print(list(islice("abcdefg", 2, None, 2)), list(islice([1, 2, 3], 0)), list(zip(count(), "ab")))
t(lambda: islice([1], -1))
t(lambda: list(islice([1], 0, 2, 0)))
t(lambda: count("a"))
t(lambda: repeat())
