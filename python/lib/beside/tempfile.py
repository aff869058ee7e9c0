# Temporary files and folders, in memory as all files are.
import io
import os
from _files import open as _open

template = "tmp"
tempdir = None
_made = 0


def gettempdir():
    return tempdir or "/tmp"


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def _free(suffix, prefix, dir):
    """A path that nothing has yet."""
    global _made
    while True:
        _made += 1
        n, name = _made * 0x9E3779B97F4A7C15 & (1 << 40) - 1, ""
        for _ in range(8):
            n, digit = divmod(n, 32)
            name += "abcdefghijklmnopqrstuvwxyz012345"[digit]
        path = os.path.join(os.path.abspath(dir or gettempdir()), (template if prefix is None else prefix) + name + (suffix or ""))
        if not os.path.exists(path):
            return path


def mktemp(suffix="", prefix=template, dir=None):
    return _free(suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free(suffix, prefix, dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _free(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete, self._gone = file, name, delete, False

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        yield from self.file

    def close(self):
        self.file.close()
        if self.delete and not self._gone:
            self._gone = True
            os.unlink(self.name)

    def __repr__(self):
        return "<tempfile._TemporaryFileWrapper object with %r>" % self.file


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    path = _free(suffix, prefix, dir)
    return _TemporaryFileWrapper(_open(path, mode.replace("r", "w"), buffering, encoding, errors, newline), path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    path = _free(suffix, prefix, dir)
    file = _open(path, mode, buffering, encoding, errors, newline)
    os.unlink(path)
    return file


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def cleanup(self):
        import shutil
        if os.path.exists(self.name):
            shutil.rmtree(self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        self.cleanup()

    def __repr__(self):
        return "<TemporaryDirectory %r>" % self.name


def SpooledTemporaryFile(max_size=0, mode="w+b", **kwargs):
    return io.BytesIO() if "b" in mode else io.StringIO()
