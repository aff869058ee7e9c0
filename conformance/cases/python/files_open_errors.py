"""What open() refuses."""
import os
import tempfile
home = tempfile.mkdtemp()
os.chdir(home)


def whole(*args, **kwargs):
    with open(*args, **kwargs) as f:
        return f.read()


def t(f):
    try:
        r = f()
        if r is not None:
            print(repr(r).replace(home, "HOME"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(home, "HOME"), getattr(e, "errno", ""), getattr(e, "filename", ""), getattr(e, "filename2", ""))


with open("a.txt", "w") as f:
    f.write("text")
t(lambda: open("missing")); t(lambda: open("missing/x", "w")); t(lambda: open("a.txt/x")); t(lambda: open(".")); t(lambda: open("a.txt", "x")); t(lambda: open("", "w"))
t(lambda: open("a.txt", "z")); t(lambda: open("a.txt", "rw")); t(lambda: open("a.txt", "rbt")); t(lambda: open("a.txt", "")); t(lambda: open("a.txt", "+")); t(lambda: open("a.txt", "rr")); t(lambda: open("a.txt", "b"))
t(lambda: open("a.txt", 3)); t(lambda: open(None)); t(lambda: open(3.5)); t(lambda: open("a.txt", encoding="nope")); t(lambda: open("a.txt", newline="x")); t(lambda: open("a.txt", "rb", encoding="utf-8")); t(lambda: open("a.txt", "rb", newline="")); t(lambda: open("a.txt", "rb", errors="x")); t(lambda: open("a.txt", buffering=0)); t(lambda: open("a\0b")); t(lambda: open("a.txt", encoding=3)); t(open)
t(lambda: open("a.txt", newline=3))
