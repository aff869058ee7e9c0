import io
import sys
import traceback


def inner():
    return 1 / 0


def outer():
    inner()


try:
    outer()
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e), len(traceback.extract_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__)[-1].name)
    print("".join(traceback.format_exception(e)))
    print(traceback.format_tb(e.__traceback__)[0])
    buf = io.StringIO()
    traceback.print_exc(file=buf)
    print(buf.getvalue().count("\n"))
try:
    try:
        {}["k"]
    except KeyError as e:
        raise ValueError("bad") from e
except ValueError:
    print(traceback.format_exc())
    t, v, tb = sys.exc_info()
    print(t, v, tb is not None)
print(traceback.format_exc())
s = io.StringIO()
s.write("hello\n")
s.write("world")
print(s.getvalue(), s.tell(), s.seek(0), s.readline(), list(s), s.read(), file=sys.stdout)
s.seek(0)
print(s.read(3), s.readlines(), s.closed)
with io.StringIO("a\nb\n") as f:
    for line in f:
        print(repr(line))
try:
    f.read()
except ValueError as e:
    print(e)
b = io.BytesIO(b"abc")
b.seek(1)
b.write(b"XY")
print(b.getvalue(), b.read())
old, sys.stdout = sys.stdout, io.StringIO()
print("captured")
got, sys.stdout = sys.stdout.getvalue(), old
print(repr(got))
print("a", "b", sep="-", file=s)
print(repr(s.getvalue()))
