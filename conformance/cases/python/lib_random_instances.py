import random

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), a is b)
state = a.getstate()
first = [a.randint(0, 9) for _ in range(5)]
a.setstate(state)
print(first == [a.randint(0, 9) for _ in range(5)], first, len(state), state[0], len(state[1]))


class Loaded(random.Random):
    def random(self):
        return 0.5


print(Loaded().randint(1, 10), Loaded().choice("abcd"), Loaded().uniform(0, 8))
print(random.SystemRandom().random() < 1, isinstance(a, random.Random))
t(lambda: random.SystemRandom().getstate())
