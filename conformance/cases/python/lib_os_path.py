import os

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


p = os.path
for s in ("a/b.tar.gz", "/a/b/", "", "/", "a//b/../c", ".bashrc", "..", "a/./b"):
    print(repr(s), p.split(s), p.splitext(s), p.basename(s), p.dirname(s), p.normpath(s), p.isabs(s))
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("", "x"), p.commonprefix(["abcd", "abxy"]), p.commonpath(["/a/b", "/a/c"]), p.relpath("/a/b", "/a/c/d"), os.sep, os.extsep, os.linesep == "\n")
print(os.fspath("x"), os.fsencode("é"), os.fsdecode(b"a"), os.getenv("SURELY_NOT_SET"), os.getenv("SURELY_NOT_SET", "d"), os.name, os.path.exists("/surely/not/there"))
os.environ["DEMO"] = "1"
print(os.environ["DEMO"], "DEMO" in os.environ, os.environ.pop("DEMO"), os.environ.get("DEMO"))
t(lambda: os.environ["SURELY_NOT_SET"])
t(lambda: p.join("a", 1))
t(lambda: p.commonpath([]))
t(lambda: os.fspath(5))


class P:
    def __fspath__(self):
        return "from/object"


print(p.basename(P()), isinstance(P(), os.PathLike))
