# Paths as objects. Files are those in memory.
import fnmatch
import io
import os
import posixpath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Parents:
    def __init__(self, path):
        self._cls, self._root, self._parts = type(path), path.root, path._tail

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple(self[k] for k in range(*i.indices(len(self))))
        if i >= len(self) or i < -len(self):
            raise IndexError(i)
        if i < 0:
            i += len(self)
        return self._cls._made(self._root, self._parts[:len(self._parts) - 1 - i])

    def __repr__(self):
        return "<{}.parents>".format(self._cls.__name__)


class PurePath:
    __slots__ = ("root", "_tail", "_hash")
    drive = ""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        text = ""
        for arg in args:
            if isinstance(arg, PurePath):
                arg = str(arg)
            else:
                arg = os.fspath(arg)
                if not isinstance(arg, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, not %r" % type(arg))
            text = posixpath.join(text, arg)
        slashes = len(text) - len(text.lstrip("/"))
        root = "//" if slashes == 2 else "/" if slashes else ""
        return cls._made(root, [p for p in text.split("/") if p and p != "."])

    @classmethod
    def _made(cls, root, tail):
        self = object.__new__(cls)
        self.root, self._tail = root, tail
        return self

    def __class_getitem__(cls, type):
        return cls

    def __reduce__(self):
        return type(self), tuple(self.parts)

    def __str__(self):
        return self.root + "/".join(self._tail) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(type(self).__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return "file://" + quote_from_bytes(bytes(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(tuple(self.parts))

    def _ordered(self, other, compare):
        if not isinstance(other, PurePath):
            return NotImplemented
        return compare(list(self.parts), list(other.parts))

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        at = self.name.rfind(".")
        return self.name[at:] if 0 < at < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + s for s in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        at = self.name.rfind(".")
        return self.name[:at] if 0 < at < len(self.name) - 1 else self.name

    @property
    def parent(self):
        return self._made(self.root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % (name,))
        return self._made(self.root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix,))
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        name, old = self.name, self.suffix
        return self._made(self.root, self._tail[:-1] + [(name[:-len(old)] if old else name) + suffix])

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        base = type(self)(*other)
        mine, theirs = self.parts, base.parts
        if mine[:len(theirs)] != theirs:
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute."
                             .format(str(self), str(base)))
        return self._made("", list(mine[len(theirs):]))

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        wanted = PurePosixPath(path_pattern)
        if not wanted.parts:
            raise ValueError("empty pattern")
        parts, patterns = self.parts, wanted.parts
        if wanted.root and len(patterns) != len(parts) or len(patterns) > len(parts):
            return False
        return all(fnmatch.fnmatchcase(p, w) for p, w in zip(reversed(parts), reversed(patterns)))


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    def __new__(cls, *args):
        raise NotImplementedError("Diptych does not support Windows paths yet")


class Path(PurePath):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return super().__new__(PosixPath if cls is Path else cls, *args)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def expanduser(self):
        return type(self)(posixpath.expanduser(str(self)))

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        return type(self)(posixpath.abspath(str(self)))

    def exists(self):
        return posixpath.exists(self)

    def is_dir(self):
        return posixpath.isdir(self)

    def is_file(self):
        return posixpath.isfile(self)

    def is_mount(self):
        return posixpath.ismount(self)

    def is_symlink(self):
        return False

    is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                io.open(self, "x")
            return os.utime(self)
        io.open(self, "a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        os.replace(self, target)
        return self.__class__(target)

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def samefile(self, other):
        return posixpath.samefile(self, other)

    def iterdir(self):
        for name in os.listdir(self):
            yield self / name

    def glob(self, pattern):
        if not pattern:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        wanted = PurePosixPath(pattern)
        if wanted.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        for found in self._matching(wanted.parts):
            yield found

    def rglob(self, pattern):
        seen = set()
        for found in self._matching(("**",) + PurePosixPath(pattern).parts):
            if found not in seen:
                seen.add(found)
                yield found

    def _matching(self, patterns):
        if not patterns:
            yield self
            return
        if not self.is_dir():
            return
        first, rest = patterns[0], patterns[1:]
        if first == "**":
            yield from self._matching(rest)
            for child in sorted(self.iterdir()):
                if child.is_dir():
                    yield from child._matching(patterns)
        elif "**" in first:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        elif set(first) & set("*?["):
            for child in sorted(self.iterdir()):
                if fnmatch.fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                    yield from child._matching(rest)
        elif (self / first).exists():
            yield from (self / first)._matching(rest)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
