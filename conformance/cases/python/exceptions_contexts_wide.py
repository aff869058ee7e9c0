import sys, traceback
def ctx(): e = sys.exc_info(); return e[0] and e[0].__name__
class Res:
    def __init__(self, n, fail=None): self.n, self.fail = n, fail
    def __enter__(self): print("+", self.n); return self
    def __exit__(self, t, v, tb):
        print("-", self.n, t and t.__name__, ctx())
        if self.fail: raise self.fail
        return self.n == "swallow"
try:
    with Res("a"), Res("b", KeyError("b exit")) as b: raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__), e.__context__.__context__)
with Res("swallow"): raise ValueError
print(ctx())
def nested():
    try:
        try: 1 / 0
        except ZeroDivisionError:
            print(ctx())
            try: [][0]
            except IndexError as e: print(ctx(), repr(e.__context__)); raise KeyError("third")
            finally: print("f1", ctx())
    except KeyError as e:
        chain = []
        while e: chain.append(type(e).__name__); e = e.__context__
        return chain
    finally: print("f2", ctx())
print(nested(), ctx())
def ret():
    for i in range(3):
        try:
            if i == 1: return "from try"
        finally:
            if i == 1: print("finally before return"); 
            if i == 0: continue
print(ret())
def gen():
    try: yield ctx(); yield ctx()
    except GeneratorExit: print("ge", ctx()); raise
    finally: print("gen finally", ctx())
try: raise LookupError
except LookupError:
    g = gen(); print(next(g), next(g)); g.close()
try:
    try: raise TypeError("a")
    except TypeError as e: raise e
except TypeError as e: print(e.__context__, len(traceback.extract_tb(e.__traceback__)))
try:
    try: raise TypeError("a")
    except TypeError as e:
        e2 = ValueError("b"); e2.__cause__ = e; e2.__suppress_context__ = False; raise e2
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e = ValueError("self"); 
try:
    try: raise e
    except ValueError: raise e
except ValueError as x: print(x.__context__)
a, b = ValueError("a"), KeyError("b")
try:
    try: raise a
    except ValueError:
        try: raise b
        except KeyError: raise a
except ValueError as x: print(repr(x), repr(x.__context__), repr(x.__context__ and x.__context__.__context__))
class Custom(Exception):
    def __init__(self, a, *, b=2): self.a, self.b = a, b
    def __str__(self): return f"custom {self.a}/{self.b}"
for c in (Custom(1), Custom(1, b=3), Exception(), Exception("x"), Exception("x", 2), Exception(None), KeyError("k"), KeyError("k", "j"), KeyError(), OSError(2, "msg", "f"), OSError("one"), OSError(2, "m", "f", None, "g"), UnicodeDecodeError("utf8", b"abc", 1, 2, "why"), StopIteration(5), SystemExit(3), ImportError("m", name="n", path="p"), SyntaxError("s", ("f.py", 1, 2, "text", 1, 5)), AttributeError("m", name="n", obj=1), NameError("q", name="z"), AssertionError((1, 2)), ExceptionGroup("g", [Custom(9)]), BaseExceptionGroup("bg", [KeyboardInterrupt()]), BaseExceptionGroup("bg", [ValueError()])):
    print(type(c).__name__, "|", str(c), "|", repr(c), "|", c.args)
for f in (lambda: Custom(), lambda: Custom(1, 2), lambda: UnicodeDecodeError(1), lambda: ExceptionGroup("g", []), lambda: ExceptionGroup("g", [1]), lambda: ExceptionGroup("g", [KeyboardInterrupt()]), lambda: ExceptionGroup(), lambda: ExceptionGroup("g", 5), lambda: Exception(x=1), lambda: ImportError(x=1), lambda: ValueError().with_traceback(5), lambda: setattr(ValueError(), "__cause__", 5), lambda: setattr(ValueError(), "__context__", 5), lambda: setattr(ValueError(), "args", 5)):
    try: f(); print("ok")
    except BaseException as e: print(type(e).__name__, e)
try: raise Custom(1) from Custom(2, b=5)
except Custom as e: traceback.print_exception(e, file=sys.stdout, limit=1)
