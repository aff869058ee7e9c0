# Paths as objects. They are computed with as anywhere; there are no files.
import fnmatch
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
        return posixpath.exists(str(self))

    def is_dir(self):
        return posixpath.isdir(str(self))

    is_mount = is_dir

    def is_file(self):
        return False

    is_symlink = is_socket = is_fifo = is_block_device = is_char_device = is_file

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def _needs_files(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"Diptych does not support files: Path.{name} has no file system to work on")
    method.__name__, method.__qualname__ = name, f"Path.{name}"
    return method


for _name in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "rmdir", "unlink", "rename",
              "replace", "iterdir", "glob", "rglob", "stat", "lstat", "chmod", "owner", "group", "symlink_to",
              "hardlink_to", "readlink", "samefile"):
    setattr(Path, _name, _needs_files(_name))


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
