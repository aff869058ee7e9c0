# The operating system as a snippet may see it: an environment of its own, paths as
# text, and no files.
import abc
from collections.abc import MutableMapping
from _os import urandom
from types import GenericAlias

name = "posix"
sep, linesep, curdir, pardir, pathsep, extsep, altsep, devnull, defpath = "/", "\n", ".", "..", ":", ".", None, "/dev/null", "/bin:/usr/bin"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 0, 1, 2, 64
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    cls = type(path)
    try:
        method = cls.__fspath__
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not " + cls.__name__) from None
    text = method(path)
    if not isinstance(text, (str, bytes)):
        raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(cls.__name__, type(text).__name__))
    return text


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class PathLike(abc.ABC):
    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[self._text(key)]

    @staticmethod
    def _text(value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value

    def __setitem__(self, key, value):
        self._data[self._text(key)] = self._text(value)

    def __delitem__(self, key):
        del self._data[self._text(key)]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return "environ({%s})" % ", ".join(f"{k!r}: {v!r}" for k, v in self._data.items())

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return {**self, **other}

    def __ror__(self, other):
        return {**other, **self}

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ({"HOME": "/home/user", "LANG": "C.UTF-8", "PATH": "/usr/bin"})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def getcwd():
    return "/"


def getcwdb():
    return b"/"


def getpid():
    return 1


def getppid():
    return 0


def getlogin():
    return "user"


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def cpu_count():
    return 1


def get_terminal_size(fd=None, /):
    return terminal_size((80, 24))


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns=%d, lines=%d)" % self


def strerror(code, /):
    import errno
    return errno._messages.get(code, "Unknown error %d" % code)


def access(path, mode, **kwargs):
    return fspath(path) == "/"


def _exit(status):
    raise SystemExit(status)


def _needs_files(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support files: os.{name} has no file system to work on")
    function.__name__ = function.__qualname__ = name
    return function


def _needs_processes(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support processes: os.{name} has nothing to run")
    function.__name__ = function.__qualname__ = name
    return function


for _name in ("listdir", "mkdir", "makedirs", "remove", "unlink", "rename", "renames", "replace", "rmdir", "removedirs", "walk",
              "scandir", "stat", "lstat", "open", "chdir", "link", "symlink", "readlink", "chmod", "chown", "utime",
              "truncate", "pipe", "fdopen", "close", "read", "write"):
    globals()[_name] = _needs_files(_name)
for _name in ("system", "popen", "fork", "execv", "execvp", "kill", "spawnl", "wait", "waitpid", "nice", "times"):
    globals()[_name] = _needs_processes(_name)

import posixpath as path
