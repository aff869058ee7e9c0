import random

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 1, 42, -7, 2**70, 3.5, "text", b"bytes", bytearray(b"b"), True):
    random.seed(seed)
    print(repr(seed), random.random(), random.random())
t(lambda: random.seed([1]))
