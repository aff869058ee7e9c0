"""Binary files, buffered and raw."""
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


with open("b.bin", "wb") as f:
    print(f, f.mode, f.name, f.write(b"\x00\x01\xff"), f.tell()); t(lambda: f.write("x")); t(f.read); t(lambda: f.readline())
with open("b.bin", "rb") as f:
    print(f, f.mode, f.read(1), f.peek()[:1], f.read(), f.seek(-1, 2), f.read(), f.tell()); t(lambda: f.write(b"x"))
t(lambda: f.read()); t(lambda: f.write(b"")); t(lambda: f.readline()); t(lambda: f.seek(0)); t(lambda: f.tell()); t(lambda: list(f)); t(lambda: f.flush())
with open("b.bin", "r+b") as f: print(f, f.mode, f.truncate(1), f.read())
with open("b.bin", "w+b") as f: print(f, f.mode)
with open("b.bin", "ab") as f: print(f, f.mode)
with open("b.bin", "wb", 0) as f: print(f, f.mode, f.raw if hasattr(f, "raw") else None); t(f.read)
print(f)
