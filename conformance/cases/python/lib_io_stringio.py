import io

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO("one\ntwo\nthree")
print(s.readline(), list(s), s.tell(), s.read(), s.seek(0), s.read(3), s.readlines(), s.seekable())
s.seek(0)
s.write("ONE")
s.seek(0, 2)
print(s.write("!"), s.getvalue(), s.truncate(3), s.getvalue())
with io.StringIO() as f:
    print("a", 1, sep="-", file=f)
    f.writelines(["x", "y"])
    print(repr(f.getvalue()))
t(lambda: f.read())
t(lambda: s.write(b"x"))
b = io.BytesIO(b"abc")
print(b.read(2), b.getvalue(), b.write(b"ZZ"), b.getvalue(), b.seek(-1, 2), b.read(), bytes(b.getbuffer()))
t(lambda: b.write("s"))
t(lambda: s.seek(-1))
t(lambda: io.StringIO(5))
print(isinstance(s, io.TextIOBase), isinstance(b, io.IOBase), io.SEEK_END)
