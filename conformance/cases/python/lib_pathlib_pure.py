from pathlib import PurePosixPath as P, Path, PurePath
import os

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = P("/usr/lib/python3.11/site.tar.gz")
print(a, repr(a), a.parts, a.name, a.stem, a.suffix, a.suffixes, a.parent, a.parents[1], len(a.parents), a.root, a.is_absolute(), a.with_suffix(".py"), a.with_name("x"), a.with_stem("y"))
print(P("a") / "b" / ".." / "c", "x" / P("y"), P("a", "/b"), P("a//b/./c/"), P(), P("a") == P("a/"), sorted([P("b"), P("a/z"), P("a")]), P("a/b").joinpath("c", "d"), {P("a"): 1}[P("a")])
print(a.relative_to("/usr"), a.is_relative_to("/etc"), a.match("*.gz"), a.match("lib/*/*.gz"), os.fspath(a), a.as_uri(), P(".bashrc").suffix, P("a.").suffix, Path("m.py").suffix, isinstance(Path("a"), PurePath))
t(lambda: a.relative_to("/etc"))
t(lambda: a.with_name(""))
t(lambda: P("/").with_name("a"))
t(lambda: a.with_suffix("py"))
t(lambda: P(1))
t(lambda: a / 1)
t(lambda: P("r").as_uri())
