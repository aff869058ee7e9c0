import random

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


random.seed(11)
print([random.randint(1, 6) for _ in range(12)])
print([random.randrange(0, 100, 7) for _ in range(8)], random.randrange(5), random.randrange(10**25))
print(random.getrandbits(7), random.getrandbits(64), random.getrandbits(130), random.randbytes(6))
for f in (lambda: random.randint(3, 1), lambda: random.randrange(0), lambda: random.randrange(1, 9, 0), lambda: random.getrandbits(-1)):
    t(f)
