import traceback, sys, contextlib, logging, warnings
class AppError(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NotFound(AppError): pass
def find(k):
    try: return {"a": 1}[k]
    except KeyError as e: raise NotFound(404, f"no {k}") from e
try: find("z")
except AppError as e:
    print(e, repr(e), e.args, type(e.__cause__).__name__, e.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def f():
    try: return "try"
    finally: print("fin")
def g():
    for i in range(3):
        try:
            if i == 1: continue
            print(i)
        finally: print("f", i)
    else: print("else")
def h():
    try: 1 / 0
    except ZeroDivisionError: return "exc"
    else: return "else"
    finally: print("done")
print(f()); g(); print(h())
try:
    try: raise ValueError("a")
    finally: raise TypeError("b")
except TypeError as e: print(repr(e.__context__))
try:
    raise ExceptionGroup("many", [ValueError(1), ExceptionGroup("in", [KeyError("k"), TypeError("t")])])
except* ValueError as eg: print("VE", eg.exceptions)
except* (KeyError, TypeError) as eg: print("KT", eg)
e = ValueError("x"); e.add_note("note 1"); e.add_note("note 2"); print(e.__notes__)
try: raise e
except ValueError: print(traceback.format_exc())
def deep(n): return deep(n - 1) if n else 1 / 0
try: deep(2)
except ZeroDivisionError as e: print("".join(traceback.format_tb(e.__traceback__)).count("deep"), traceback.extract_tb(e.__traceback__)[-1].name, e.__traceback__.tb_lineno)
def rec(): return rec()
try: rec()
except RecursionError as e: print(e)
try: assert 1 == 2, ("not", "equal")
except AssertionError as e: print(e, e.args)
try: raise Exception
except Exception as e: print(repr(e), str(e) == "")
try: raise 5
except TypeError as e: print(e)
try: raise ValueError("a") from 5
except TypeError as e: print(e)
print(issubclass(FileNotFoundError, OSError), OSError(2, "No such", "f"), KeyError("k"), str(KeyError("k")), UnicodeDecodeError("utf-8", b"a", 0, 1, "r"), StopIteration(3).value, SystemExit(2).code)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("old", DeprecationWarning); print(len(w), w[0].message, w[0].category.__name__)
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
log = logging.getLogger("app"); log.info("hi %s", "you"); log.debug("no")
try: 1 / 0
except ZeroDivisionError: log.exception("bad")
with contextlib.ExitStack() as s:
    s.callback(print, "last"); s.enter_context(contextlib.suppress(ValueError)); raise ValueError
def gen():
    try:
        while True:
            try: x = yield; print("got", x)
            except KeyError: print("ke")
    finally: print("closed")
q = gen(); next(q); q.send(1); q.throw(KeyError); q.close()
def outer():
    r = yield from inner(); print("r", r)
def inner():
    yield 1; return "res"
print(list(outer()))
x = undefined_thing
