"""The snippet's files as the folder that Alembic works in, and what it writes there
during the run. Paths are text; a relative one begins at the snippet's own folder."""

import posixpath
import re
import sys
import types

import _snippet

_texts = {"/" + name: text for name, text in _snippet.files().items()}
_folders = {"/"}


def _known_folders():
    for path in _texts:
        if posixpath.basename(path) == "env.py":
            # a project has it from the start, and only here an empty folder cannot be
            _folders.add(posixpath.join(posixpath.dirname(path), "versions"))
        while path != "/":
            path = posixpath.dirname(path)
            if path in _folders:
                break
            _folders.add(path)


_known_folders()


def absolute(path):
    return posixpath.normpath(posixpath.join("/", str(path)))


def is_file(path):
    return absolute(path) in _texts


def exists(path):
    return absolute(path) in _texts or absolute(path) in _folders


def read(path):
    return _texts[absolute(path)]


def write(path, text):
    _texts[absolute(path)] = text
    _known_folders()


def make_folder(path):
    path = absolute(path)
    while path not in _folders:
        _folders.add(path)
        path = posixpath.dirname(path)


def listing(path):
    """The names of the files and of the folders right below a folder."""
    top = absolute(path)

    def below(paths):
        return [posixpath.basename(p) for p in paths if p != "/" and posixpath.dirname(p) == top]

    return sorted(below(_texts)), sorted(below(_folders))


def resource(name):
    """A path, also where it is said as package:folder."""
    name = str(name)
    if not name.startswith("/") and ":" in name:
        package, _, rest = name.partition(":")
        return posixpath.join("/", package.replace(".", "/"), *rest.split(":"))
    return name


def load(folder, name):
    """Runs a file as a module of its own, which import does not know."""
    path = posixpath.join(str(folder), name)
    if not is_file(path):
        raise ImportError("Can't find Python file %s" % path)
    module = types.ModuleType(re.sub(r"\W", "_", name))
    module.__file__ = absolute(path)
    _snippet.run(module, absolute(path)[1:], read(path))
    return module
