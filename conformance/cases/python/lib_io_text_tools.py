import io
import sys
from contextlib import redirect_stdout, redirect_stderr

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


out, err = io.StringIO(), io.StringIO()
with redirect_stdout(out), redirect_stderr(err):
    print("captured", end="")
    print("error", file=sys.stderr)
print(repr(out.getvalue()), repr(err.getvalue()))
buf = io.StringIO("a,b\nc,d\n")
header = next(buf).strip().split(",")
print(header, [dict(zip(header, line.strip().split(","))) for line in buf])
b = io.BytesIO()
b.write(b"\x00\x01")
b.write("é".encode())
b.seek(2)
print(b.read().decode(), b.tell(), len(b.getvalue()), io.BytesIO(b"l1\nl2").readlines(), io.StringIO("x" * 5).read(2))
with io.StringIO() as s:
    s.write("z")
print(s.closed)
t(lambda: s.getvalue())
t(lambda: io.BytesIO().write("str"))
t(lambda: print("x", file=5))
