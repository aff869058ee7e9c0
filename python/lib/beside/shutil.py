# Copying, moving and removing files and folders in memory.
import fnmatch
import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SameFileError",
           "disk_usage", "which", "get_terminal_size", "ignore_patterns"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while part := fsrc.read(length or 64 * 1024):
        fdst.write(part)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    with open(src, "rb") as fsrc, open(dst, "wb") as fdst:
        fdst.write(fsrc.read())
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src), os.stat(dst)


copystat = copymode


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    return dst


copy2 = copy


def ignore_patterns(*patterns):
    return lambda path, names: {n for p in patterns for n in fnmatch.filter(names, p)}


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name not in left_out:
            a, b = os.path.join(src, name), os.path.join(dst, name)
            if os.path.isdir(a):
                copytree(a, b, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(a, b)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    try:
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            rmtree(inner) if os.path.isdir(inner) else os.unlink(inner)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    to = dst
    if os.path.isdir(dst):
        to = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(to):
            raise Error("Destination path '%s' already exists" % to)
    os.rename(src, to)
    return to


def which(cmd, mode=1, path=None):
    return None


def get_terminal_size(fallback=(80, 24)):
    return os.terminal_size(fallback)


def disk_usage(path):
    from collections import namedtuple
    import _files
    os.stat(path)
    return namedtuple("usage", "total used free")(_files._LIMIT, _files._used, _files._LIMIT - _files._used)
