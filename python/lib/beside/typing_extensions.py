# The backports of typing that code written for several versions imports. Python
# 3.11 has nearly all of them itself.
import abc
import collections
import functools
import typing
import warnings
from typing import *
from typing import IO, TYPE_CHECKING, TypedDict

runtime = typing.runtime_checkable


def override(arg, /):
    try:
        arg.__override__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def deprecated(msg, /, *, category=DeprecationWarning, stacklevel=1):
    def decorate(arg):
        if category is None:
            arg.__deprecated__ = msg
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, *args, **kwargs):
                if cls is arg:
                    warnings.warn(msg, category=category, stacklevel=stacklevel + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                return original(cls)
            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = msg
            return arg

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warnings.warn(msg, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)
        arg.__deprecated__ = wrapper.__deprecated__ = msg
        return wrapper
    return decorate


class Doc:
    def __init__(self, documentation, /):
        self.documentation = documentation

    def __repr__(self):
        return f"Doc({self.documentation!r})"

    def __eq__(self, other):
        return isinstance(other, Doc) and self.documentation == other.documentation

    def __hash__(self):
        return hash(self.documentation)


@runtime
class Buffer(Protocol):
    def __buffer__(self, flags, /): ...


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__value__, self.__type_params__ = name, value, type_params

    def __repr__(self):
        return self.__name__


def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
