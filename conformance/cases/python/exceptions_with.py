class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with Manager("a") as a:
    print("body", a)

with Manager("b"), Manager("c") as c:
    print(c)

with (
    Manager("d") as d,
    Manager("e") as e,
):
    print(d, e)

with Manager("f", swallow=True):
    raise ValueError("swallowed")
print("after")

try:
    with Manager("g"):
        with Manager("h"):
            raise KeyError("passes")
except KeyError as e:
    print("caught", e)


def returning():
    with Manager("r"):
        return "value"


print(returning())

for i in range(3):
    with Manager(f"loop{i}"):
        if i == 1:
            break

holder = {}
with Manager("item") as holder["key"]:
    print(holder)
with Manager("ab") as (x, y):
    print(x, y)


class Failing:
    def __enter__(self):
        raise RuntimeError("enter failed")

    def __exit__(self, *args):
        print("never")


try:
    with Manager("outer"), Failing():
        print("not reached")
except RuntimeError as e:
    print(e)


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        raise TypeError("exit failed")


try:
    with BadExit():
        raise ValueError("body failed")
except TypeError as e:
    print(e, repr(e.__context__))

for thing in (5, type("Half", (), {"__enter__": lambda self: 1})()):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)
