"""Copying, moving, temporary files and descriptors."""
import shutil
import os
import tempfile
from pathlib import Path
home = tempfile.mkdtemp()
os.chdir(home)


def whole(*args, **kwargs):
    with open(*args, **kwargs) as f:
        return f.read()


def whole_write(path):
    with open(path, "w") as f:
        f.write(path)


def t(f):
    try:
        r = f()
        if r is not None:
            print(repr(r).replace(home, "HOME"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(home, "HOME"), getattr(e, "errno", ""), getattr(e, "filename", ""), getattr(e, "filename2", ""))


for n in ("d", "e"):
    os.mkdir(n)
whole_write("d/one.txt")
t(lambda: shutil.copy("d/one.txt", "e")); t(lambda: shutil.copyfile("d/one.txt", "copy.txt")); t(lambda: shutil.copyfile("d/one.txt", "d/one.txt")); t(lambda: shutil.move("copy.txt", "d")); t(lambda: sorted(os.listdir("d"))); t(lambda: shutil.copytree("d", "dd")); t(lambda: sorted(os.listdir("dd"))); t(lambda: shutil.copytree("d", "dd")); t(lambda: shutil.rmtree("dd")); t(lambda: shutil.rmtree("dd")); t(lambda: shutil.rmtree("dd", ignore_errors=True)); t(lambda: shutil.copy("no", "x"))
with tempfile.TemporaryDirectory() as tmp:
    q = Path(tmp) / "x.txt"; q.write_text("1"); print(os.path.isdir(tmp), os.listdir(tmp))
print(os.path.exists(tmp))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", delete=True) as n:
    n.write("temp"); n.flush(); n.seek(0); print(n.read(), n.name.endswith(".txt"), os.path.exists(n.name))
print(os.path.exists(n.name))
with tempfile.TemporaryFile() as n: n.write(b"abc"); n.seek(0); print(n.read())
fd, path = tempfile.mkstemp(); os.write(fd, b"raw"); os.close(fd); print(whole(path)); os.unlink(path)
with os.fdopen(os.open("fd.txt", os.O_WRONLY | os.O_CREAT), "w") as g: g.write("via fd")
print(whole("fd.txt"))
t(lambda: os.close(99)); t(lambda: os.open("no", os.O_RDONLY))
try:
    open("settings.ini")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, e.args)
try:
    with open("d") as g: pass
except OSError as e: print(type(e).__name__, e)
