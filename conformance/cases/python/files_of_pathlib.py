"""Files through pathlib."""
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


for n in ("d", "e", "e/f"):
    os.mkdir(n)
for n in ("d/one.txt", "e/f/3.py"):
    whole_write(n)
p = Path("data")
t(lambda: p.mkdir()); t(lambda: p.mkdir()); t(lambda: p.mkdir(exist_ok=True)); t(lambda: (p / "a/b").mkdir()); t(lambda: (p / "a/b").mkdir(parents=True))
f = p / "notes.txt"
print(f.write_text("héllo\nworld\n"), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), p.is_dir(), f.stat().st_size)
t(lambda: f.write_text(b"x")); t(lambda: f.write_bytes("x")); t(lambda: (p / "no").read_text()); t(lambda: p.read_text()); t(lambda: f.touch()); t(lambda: f.touch(exist_ok=False)); t(lambda: (p / "new").touch())
with f.open() as g: print([l.strip() for l in g])
with f.open("a") as g: g.write("more")
print(f.read_text().splitlines(), sorted(str(x) for x in p.iterdir()), sorted(map(str, p.glob("*.txt"))), sorted(map(str, p.rglob("*"))), sorted(map(str, Path(".").glob("**/*.py"))), sorted(map(str, Path(".").glob("*/*.txt"))))
t(lambda: f.rename(p / "renamed.txt")); t(lambda: f.unlink()); t(lambda: f.unlink(missing_ok=True)); t(lambda: (p / "renamed.txt").unlink()); t(lambda: p.rmdir()); t(lambda: (p / "a/b").rmdir())
t(lambda: list(Path("no").iterdir())); t(lambda: Path("x").with_suffix(".txt").exists()); t(lambda: Path.cwd() == Path(os.getcwd())); t(lambda: Path("d").resolve().is_absolute())
