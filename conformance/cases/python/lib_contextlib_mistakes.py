from contextlib import *
import asyncio, io, sys, contextlib
@contextmanager
def cm(n, swallow=False):
    print("in", n)
    try: yield n * 2
    except ValueError as e:
        print("caught", e)
        if not swallow: raise
    finally: print("out", n)
with cm(1) as a, cm(2, True) as b: print(a, b); raise ValueError("x")
try:
    with cm(3): raise ValueError("y")
except ValueError as e: print("outer", e)
@cm(9)
def deco(): print("deco body"); return 5
print(deco())
@contextmanager
def noyield():
    if 0: yield
@contextmanager
def twoyield(): yield 1; yield 2
@contextmanager
def noreraise():
    try: yield
    except KeyError: pass
for c in ["with noyield(): pass", "with twoyield(): pass", "with noreraise(): raise KeyError", "with 5: pass", "with noreraise() as x: raise IndexError('i')", "with suppress(KeyError, IndexError): {}['a']", "with suppress(KeyError): raise ValueError('v')", "with suppress(x=1): pass", "with suppress(5): raise ValueError", "with nullcontext(3) as n: print(n)", "with closing(5): pass", "with closing(io.StringIO('a')) as s: print(s.read())", "with ExitStack(None): pass", "with ExitStack() as s: s.enter_context(5)", "with ExitStack() as s: s.push(5)", "with ExitStack() as s: s.callback(print, 'cb', end='!\\n'); s.push(lambda *a: print(a[0])); print(s.enter_context(cm(7)))", "with ExitStack() as s: s.callback(5)", "with ExitStack() as s: s.callback()", "with redirect_stdout(io.StringIO()) as o: print('hid')\nprint(o.getvalue())", "with redirect_stderr(sys.stdout): print('e', file=sys.stderr)", "cm()", "cm(1, 2, 3, 4)", "x = cm(1); x.__enter__(); x.__exit__(None, None, None); x.__enter__()", "contextmanager(5)", "with cm(1) as (p, q): pass", "with open('nope') as f: pass", "async def f():\n async with cm(1): pass\nasyncio.run(f())", "class H:\n def __enter__(self): return self\nwith H(): pass", "class H:\n def __exit__(self, *a): return self\nwith H(): pass", "class H:\n def __enter__(self): return self\n def __exit__(self): pass\nwith H(): pass", "class X(ContextDecorator):\n def __enter__(s): print('E')\n def __exit__(s, *a): print('X', a[0])\n@X()\ndef g(): print('g')\ng()", "AbstractContextManager()", "class Y(AbstractContextManager):\n def __exit__(s, *a): print('yx')\nwith Y() as y: print(type(y).__name__)"]:
    try: exec(c)
    except Exception as e: print(repr(c), "|", type(e).__name__, e, "|", repr(e.__cause__), repr(e.__context__))
with ExitStack() as outer:
    outer.enter_context(cm("k"))
    kept = outer.pop_all()
print("after"); kept.close()
class Bad:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("in exit")
try:
    with Bad(): raise ValueError("body")
except RuntimeError as e: print(e, repr(e.__context__))
try:
    with ExitStack() as s: s.push(Bad()); s.callback(lambda: 1 / 0)
except Exception as e: print(repr(e), repr(e.__context__))
@asynccontextmanager
async def acm(n):
    print("ain", n); 
    try: yield n
    finally: print("aout", n)
async def main():
    async with acm(1) as x, AsyncExitStack() as st:
        print(x); print(await st.enter_async_context(acm(2))); st.push_async_callback(asyncio.sleep, 0); st.callback(print, "sync cb")
        async def ex(*a): print("aex", a[0]); return True
        st.push_async_exit(ex); raise KeyError("z")
    try:
        async with aclosing(agen()) as g:
            async for v in g: print(v); break
    finally: print("closed")
    @acm(5)
    async def dec(): return "dec"
    print(await dec())
    try:
        with acm(1): pass
    except TypeError as e: print(e)
    try: await AsyncExitStack().enter_async_context(5)
    except TypeError as e: print(e)
async def agen():
    try: yield 1; yield 2
    finally: print("agen fin")
asyncio.run(main())
r = io.StringIO()
with redirect_stdout(r): print("x"); print("y")
print(repr(r.getvalue())); print(type(cm(1)).__name__, cm.__name__)
