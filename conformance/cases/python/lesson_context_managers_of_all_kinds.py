from contextlib import contextmanager, suppress, ExitStack, closing, redirect_stdout, nullcontext, AbstractContextManager
import io
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except ZeroDivisionError as e: print("swallowed", e)
    finally: print(f"</{name}>")
with tag("a") as x, tag("b") as y: print(x, y)
with tag("c"): 1 / 0
try:
    with tag("d"): raise KeyError("k")
except KeyError as e: print("outer", e)
class Timer:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v, tb is not None); return t is ValueError
with Timer() as t: raise ValueError("hidden")
try:
    with Timer(): raise TypeError("shown")
except TypeError as e: print(e)
with suppress(KeyError, IndexError): {}["x"]
with ExitStack() as st:
    for n in "xyz": st.enter_context(tag(n))
    st.callback(print, "callback", 1, sep="-")
    print("body")
buf = io.StringIO()
with redirect_stdout(buf): print("captured")
print(repr(buf.getvalue()))
@tag("deco")
def f(): print("in f")
f()
class C:
    def close(self): print("closed")
with closing(C()): print("using")
with nullcontext(5) as n: print(n)
class M(AbstractContextManager):
    def __exit__(self, *a): print("M exit")
with M() as m: print(m is not None)
try:
    with 5: pass
except TypeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def never(): 
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
