# Paths as text. What asks a file system asks the one in memory.
import os

curdir, pardir, extsep, sep, pathsep, defpath, devnull = ".", "..", ".", "/", ":", "/bin:/usr/bin", "/dev/null"
altsep = None
supports_unicode_filenames = False

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "curdir", "pardir", "sep", "pathsep",
           "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath"]


def _like(path, *texts):
    """The texts in the type of path."""
    return [t.encode() for t in texts] if isinstance(path, bytes) else texts


def normcase(s):
    return os.fspath(s)


def isabs(s):
    s = os.fspath(s)
    return s.startswith(*_like(s, "/"))


def join(a, *p):
    path = os.fspath(a)
    slash, = _like(path, "/")
    for b in p:
        if not isinstance(b, (str, bytes)) and not hasattr(type(b), "__fspath__"):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(b).__name__) from None
        b = os.fspath(b)
        if type(path) is not type(b) and not (isinstance(path, str) and isinstance(b, str)):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = os.fspath(p)
    slash, = _like(p, "/")
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = os.fspath(p)
    slash, dot = _like(p, "/", ".")
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at <= start or not p[start:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def normpath(path):
    path = os.fspath(path)
    slash, dot, up = _like(path, "/", ".", "..")
    if not path:
        return dot
    root = path[:len(path) - len(path.lstrip(slash))]
    root = root if len(root) == 2 else root[:1]
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and not parts or parts and parts[-1] == up:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        here, = _like(path, os.getcwd())
        path = join(here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    slash, dot, up = _like(path, "/", ".", "..")
    here = [x for x in abspath(dot if start is None else start).split(slash) if x]
    there = [x for x in abspath(path).split(slash) if x]
    shared = len(commonprefix([here, there]))
    parts = [up] * (len(here) - shared) + there[shared:]
    return slash.join(parts) if parts else dot


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot = _like(paths[0], "/", ".")
    if len({p.startswith(slash) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    split_paths = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(commonprefix(split_paths))


def expanduser(path):
    path = os.fspath(path)
    if not isinstance(path, str) or path[:1] != "~" or path[1:2] not in ("", "/"):
        return path
    return os.environ.get("HOME", "/").rstrip("/") + path[1:] or "/"


def expandvars(path):
    import re
    path = os.fspath(path)
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: os.environ.get(m[1].strip("{}"), m[0]), path)


def _kind(path):
    import _files
    return _files.kind(path).__name__


def exists(path):
    return _kind(path) != "NoneType"


def isdir(s):
    return _kind(s) == "Folder"


def isfile(path):
    return _kind(path) == "Data"


def islink(path):
    return False


lexists = exists


def ismount(path):
    return abspath(path) in ("/", b"/")


def samefile(f1, f2):
    return os.stat(f1).st_ino == os.stat(f2).st_ino


def getsize(filename):
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


getatime = getctime = getmtime
