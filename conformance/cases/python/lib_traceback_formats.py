import traceback
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def inner():
    raise ValueError("bad value")


def outer():
    try:
        inner()
    except ValueError as e:
        raise RuntimeError("wrapped") from e


try:
    outer()
except RuntimeError as e:
    lines = traceback.format_exception(e)
    print(len(lines), lines[0], lines[-1])
    print(traceback.format_exception_only(e), traceback.format_exc().count("Traceback"))
    for f in traceback.extract_tb(e.__traceback__):
        print(f.name, f.lineno, f.line)
    te = traceback.TracebackException.from_exception(e)
    print(str(te), te.exc_type.__name__, te.__cause__.exc_type.__name__, len(list(te.format(chain=False))))
    print("".join(traceback.format_exception(e, limit=1, chain=False)).splitlines()[-1], sys.exc_info()[0].__name__)
print(traceback.format_exc(), traceback.format_list([("f.py", 1, "g", "x = 1")]))
t(lambda: traceback.format_exception(5))
