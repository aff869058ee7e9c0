# A TracebackException that keeps the names of its frames.
import traceback
class P:
    def __repr__(self): return "<P>"
def inner(n, p):
    total = n * 2
    return total / 0
def outer():
    p = P()
    try:
        inner(3, p)
    except ZeroDivisionError as e:
        note = "kept"
        raise ValueError("outer") from e
try:
    outer()
except Exception as e:
    err = e
def show(**kw):
    t = traceback.TracebackException.from_exception(err, capture_locals=True, **kw)
    for entry in t.stack:
        names = entry.locals
        print(entry.name, entry.lineno, sorted(names) if entry.name != "<module>" else "…")
        if entry.name != "<module>":
            print({k: v for k, v in names.items() if k != "e"})
    return t
t = show(limit=-1)
print("".join(t.format()))
print("".join(t.format(chain=False)))
show(limit=1)
show()
t = traceback.TracebackException(ValueError, ValueError("x"), None, capture_locals=True)
print("".join(t.format()), t.stack)
t = traceback.TracebackException.from_exception(err)
print([e.locals for e in t.stack])
