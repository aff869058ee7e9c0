"""Folders, names and what os and glob say about them."""
import glob
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


print(os.getcwd() == os.path.realpath(home), os.path.exists("x"), os.path.isdir("."), os.listdir("."))
t(lambda: os.mkdir("d")); t(lambda: os.mkdir("d")); t(lambda: os.mkdir("no/d")); t(lambda: os.makedirs("e/f/g")); t(lambda: os.makedirs("e/f/g")); t(lambda: os.makedirs("e/f/g", exist_ok=True))
for n in ("d/1.txt", "d/2.txt", "e/f/3.py", "e/.hidden"): whole_write(n)
t(lambda: sorted(os.listdir("d"))); t(lambda: os.listdir("no")); t(lambda: os.listdir("d/1.txt")); t(lambda: sorted(os.listdir(b"d")))
t(lambda: os.remove("no")); t(lambda: os.remove("d")); t(lambda: os.rmdir("d")); t(lambda: os.rmdir("d/1.txt")); t(lambda: os.rmdir("no")); t(lambda: os.rename("no", "x")); t(lambda: os.rename("d/1.txt", "no/x"))
t(lambda: os.rename("d/1.txt", "d/one.txt")); t(lambda: os.replace("d/2.txt", "d/one.txt")); print(whole("d/one.txt"))
print(os.path.getsize("d/one.txt"), os.stat("d/one.txt").st_size, os.path.isfile("d/one.txt"), os.path.isdir("d"), os.path.getmtime("d/one.txt") > 0, os.access("d", os.R_OK), os.path.islink("d"))
t(lambda: os.stat("no")); t(lambda: os.path.getsize("no")); t(lambda: os.chdir("no")); t(lambda: os.chdir("d/one.txt")); t(lambda: os.unlink("d/one.txt/x"))
for top, dirs, files in sorted(os.walk(".")): print(top, sorted(dirs), sorted(files))
with os.scandir("e") as it: print(sorted((x.name, x.is_dir(), x.path) for x in it), )
print(sorted(glob.glob("*")), sorted(glob.glob("e/**", recursive=True)), sorted(glob.glob("**/*.py", recursive=True)), glob.glob("no*"), sorted(glob.glob("d/*.txt")), glob.glob("e/.h*"))
