# File names by patterns.
import fnmatch
import os

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in ("*?[" if isinstance(s, str) else b"*?["))


def escape(pathname):
    return "".join("[%s]" % c if c in "*?[" else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    base = root_dir or ""
    start = "/" if pathname.startswith("/") else ""
    parts = [p for p in pathname.split("/") if p]
    yield from _matching(start, parts, base, recursive, include_hidden)


def _matching(at, parts, base, recursive, hidden):
    here = os.path.join(base, at)
    if not parts:
        if at and os.path.lexists(here):
            yield at
        return
    first, rest = parts[0], parts[1:]
    if not has_magic(first):
        yield from _matching(os.path.join(at, first), rest, base, recursive, hidden)
        return
    if not os.path.isdir(here or "."):
        return
    shown = [n for n in sorted(os.listdir(here or ".")) if hidden or not n.startswith(".") or first.startswith(".")]
    if first == "**" and recursive:
        if rest:
            yield from _matching(at, rest, base, recursive, hidden)
        elif at:
            yield os.path.join(at, "")
        for name in shown:
            inner = os.path.join(at, name)
            if os.path.isdir(os.path.join(base, inner)):
                if rest:
                    yield from _matching(inner, parts, base, recursive, hidden)
                else:
                    yield inner
                    yield from (p for p in _matching(inner, parts, base, recursive, hidden) if p != os.path.join(inner, ""))
            elif not rest:
                yield inner
        return
    for name in fnmatch.filter(shown, first):
        if not rest or os.path.isdir(os.path.join(here, name)):
            yield from _matching(os.path.join(at, name), rest, base, recursive, hidden)
