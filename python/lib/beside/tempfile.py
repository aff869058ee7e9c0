# There are no files, so there are no temporary ones; a spooled file stays in memory.
import io

template = "tmp"


def _needs_files(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support files: tempfile.{name} has no file system to work on")
    function.__name__ = function.__qualname__ = name
    return function


for _name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "TemporaryDirectory"):
    globals()[_name] = _needs_files(_name)


def gettempdir():
    return "/tmp"


def gettempprefix():
    return template


def SpooledTemporaryFile(max_size=0, mode="w+b", **kwargs):
    return io.BytesIO() if "b" in mode else io.StringIO()


_made = 0


def mktemp(suffix="", prefix=template, dir=None):
    global _made
    _made += 1
    return f"{dir or gettempdir()}/{prefix or template}{_made:08d}{suffix or ''}"


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A name for a folder: what would be written there stays in memory."""
    return mktemp(suffix, prefix, dir)
