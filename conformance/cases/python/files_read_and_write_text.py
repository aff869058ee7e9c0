"""Text files: modes, positions, iteration, and a closed one."""
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
    print(f, f.mode, f.name, f.closed, f.encoding, f.errors, f.newlines, f.readable(), f.writable(), f.seekable(), f.isatty())
    print(f.write("one\ntwo\n"), f.tell())
    f.writelines(["three\n", "four"])
    print("five", 5, file=f)
    t(f.read)
    t(lambda: f.write(3))
print(f.closed, f)
t(lambda: f.write("x")); t(f.read); t(f.readline); t(f.tell); t(lambda: f.seek(0)); t(f.flush); t(lambda: list(f)); t(f.fileno); t(lambda: f.__enter__())
with open("a.txt") as f:
    print(f.readline(), f.tell(), f.read(3), f.tell(), f.readlines(5), f.read(), repr(f.read()), repr(f.readline()), f.newlines)
    print(f.seek(4), f.read(3), f.seek(0, 2), f.seek(0, 1))
    t(lambda: f.seek(3, 1)); t(lambda: f.seek(-1, 2)); t(lambda: f.seek(-1)); t(lambda: f.seek(0, 5)); t(lambda: f.write("x"))
    f.seek(0)
    for i, line in enumerate(f):
        print(i, repr(line))
        if i == 1: t(f.tell)
    t(f.tell)
with open("a.txt", "a") as f: print(f.tell(), f.write("end\n"), f.tell())
with open("a.txt", "r+") as f:
    print(f.read(4)); f.seek(0); f.write("ONE"); f.seek(0); print(f.read())
with open("a.txt", "a+") as f:
    print(repr(f.read())); f.seek(0); print(len(f.read())); f.write("!"); f.seek(0); print(f.read()[-5:])
