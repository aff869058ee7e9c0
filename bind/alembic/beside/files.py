"""The folder that Alembic works in: the run's files, which are the snippet's and what it writes."""

import os
import re
import types

import _snippet


def _expect_versions():
    """A project has the folder from the start; only here, where a snippet is files, an empty one cannot be."""
    home = os.getcwd()
    for folder, _, names in os.walk(home):
        if "env.py" in names:
            os.makedirs(os.path.join(folder, "versions"), exist_ok=True)


_expect_versions()
absolute = os.path.abspath
is_file = os.path.isfile
exists = os.path.exists


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def make_folder(path):
    os.makedirs(path, exist_ok=True)


def listing(path):
    """The names of the files and of the folders right below a folder."""
    if not os.path.isdir(path):
        return [], []
    _, folders, names = next(os.walk(path))
    return sorted(names), sorted(folders)


def resource(name):
    """A path, also where it is said as package:folder."""
    name = str(name)
    if not name.startswith("/") and ":" in name:
        package, _, rest = name.partition(":")
        return os.path.join(absolute(package.replace(".", "/")), *rest.split(":"))
    return name


def load(folder, name):
    """Runs a file as a module of its own, which import does not know."""
    path = os.path.join(str(folder), name)
    if not is_file(path):
        raise ImportError("Can't find Python file %s" % path)
    module = types.ModuleType(re.sub(r"\W", "_", name))
    module.__file__ = absolute(path)
    _snippet.run(module, os.path.relpath(path, _home), read(path))
    return module


_home = os.getcwd()
