import traceback, sys
class AppError(Exception):
    def __init__(self, code, msg="app"): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NotFound(AppError): pass
def a(): b()
def b():
    try: {}["k"]
    except KeyError as e: raise NotFound(404, "no k") from e
try: a()
except AppError as e:
    print(type(e).__name__, e, repr(e), e.args, e.__cause__, e.code); print(traceback.format_exc().replace(__file__, "FILE"))
    print(traceback.format_exception_only(type(e), e), [f.name for f in traceback.extract_tb(e.__traceback__)])
def multi():
    try: return "try"
    finally: print("finally runs")
print(multi())
def order():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        except Exception: pass
        else: print("else", i)
        finally: print("fin", i)
    else: print("no break")
order()
try:
    try: raise ValueError("1")
    finally: print("cleanup")
except ValueError as e: print("got", e)
try:
    try: 1 / 0
    except ZeroDivisionError: raise RuntimeError("second") from None
except RuntimeError as e: print(e.__context__, e.__suppress_context__, e.__cause__)
e = ValueError("noted"); e.add_note("a note"); e.add_note("b")
try: raise e
except ValueError: print(traceback.format_exc().replace(__file__, "FILE"))
try: raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
except* ValueError as g: print("VE", g.exceptions)
except* (TypeError, KeyError) as g: print("TK", g)
try: int("x")
except (ValueError, TypeError) as e: print(sys.exc_info()[0].__name__, e)
print(sys.exc_info())
try: raise AppError
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
traceback.print_exception(ValueError("direct"), file=sys.stdout)
try: assert 1 > 2, "math"
except AssertionError as e: print(repr(e))
print(issubclass(NotFound, Exception), [c.__name__ for c in NotFound.__mro__])
a()
