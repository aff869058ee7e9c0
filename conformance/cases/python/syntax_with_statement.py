# with: several managers, parentheses, suppressing, order of exits.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow

with Manager("a") as a, Manager("b"):
    print("body", a)
with (
    Manager("c") as c,
    Manager("d") as d,
):
    print(c, d)
with Manager("quiet", True):
    raise ValueError("swallowed")
print("after")
def early():
    with Manager("r"):
        return "returned"
print(early())
for i in range(3):
    with Manager(f"loop{i}"):
        if i == 0:
            continue
        break
try:
    with Manager("outer"), Manager("inner"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
class Bad:
    def __enter__(self): raise RuntimeError("no entry")
    def __exit__(self, *a): print("never")
try:
    with Manager("good"), Bad():
        print("not here")
except RuntimeError as error:
    print(error)
for thing in (5, object, type("E", (), {"__enter__": lambda s: s})()):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)
with Manager("t") as (x, *y):
    print(x, y)
