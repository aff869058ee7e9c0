import contextlib
import io

class Managed:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("open", self.name)
        return self
    def __exit__(self, kind, value, tb):
        print("close", self.name, kind.__name__ if kind else None, value, tb is not None)
        return kind is not None and issubclass(kind, self.swallow)

with Managed("a") as a, Managed("b", ValueError) as b:
    print(a.name, b.name)
    raise ValueError("lost")
print("after")
try:
    with Managed("outer"):
        with Managed("inner"):
            {}["k"]
except KeyError as e:
    print("caught", e)

@contextlib.contextmanager
def setting(table, **new):
    old = {k: table.get(k) for k in new}
    table.update(new)
    try:
        yield table
    except ZeroDivisionError:
        print("handled")
    finally:
        table.update(old)

opts = {"debug": False}
with setting(opts, debug=True, level=2) as o:
    print(o)
    1 / 0
print(opts)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    items = [stack.enter_context(Managed(n)) for n in "xy"]
    stack.callback(print, "callback", sep="!")
    kept = stack.pop_all()
print("moved on")
kept.close()
with contextlib.nullcontext(5) as five, contextlib.suppress(KeyError, IndexError):
    print(five)
    [][1]
class Tag(contextlib.ContextDecorator):
    def __enter__(self): print("<b>")
    def __exit__(self, *e): print("</b>")
@Tag()
def bold(): print("text")
bold()
with contextlib.closing(io.StringIO("x")) as f:
    print(f.read())
print(f.closed)
def returns():
    with Managed("r"):
        return "value"
print(returns())
for i in range(3):
    with Managed(i):
        if i == 1:
            continue
        if i == 2:
            break
try:
    with 5:
        pass
except TypeError as e:
    print(e)
with Managed("last", TypeError):
    raise RuntimeError("not swallowed")
