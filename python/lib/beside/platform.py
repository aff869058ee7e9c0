# What a snippet runs on.
from collections import namedtuple
import sys

uname_result = namedtuple("uname_result", "system node release version machine")


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "CPython"


def python_compiler():
    return "Go"


def python_build():
    return "main", "Jan  1 2025 12:00:00"


def python_branch():
    return ""


def system():
    return "Linux"


def node():
    return "diptych"


def release():
    return ""


version = processor = release


def machine():
    return "wasm32"


def architecture(executable="", bits="", linkage=""):
    return "64bit", ""


def uname():
    return uname_result(system(), node(), release(), version(), machine())


def platform(aliased=False, terse=False):
    return "Linux-wasm32"
