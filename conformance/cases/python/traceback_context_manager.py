from contextlib import contextmanager

@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)

with managed("a") as a, managed("b") as b:
    print(a + b)
    raise RuntimeError("inside")
