from contextlib import *
import io
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError:
        print("swallowed")
    finally:
        print(f"</{name}>")


with tag("b") as b:
    print(b)
with tag("i"):
    1 / 0


@tag("deco")
def f():
    print("in f")


f()
out = io.StringIO()
with redirect_stdout(out), suppress(KeyError, ValueError):
    print("hidden")
    {}["x"]
print(repr(out.getvalue()))
with closing(io.StringIO()) as s, nullcontext(5) as n:
    print(n)
print(s.closed)



@contextmanager
def bad():
    if False:
        yield


t(lambda: bad().__enter__())
