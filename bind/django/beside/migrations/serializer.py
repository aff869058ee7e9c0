"""django.db.migrations.serializer: values as the Python text that makes them again,
with the import lines which that text needs."""
import builtins
import collections.abc
import datetime
import decimal
import enum
import functools
import math
import os
import pathlib
import re
import types
import uuid

from django.conf import SettingsReference
from django.db import models
from django.db.migrations.operations.base import Operation
from django.db.migrations.utils import COMPILED_REGEX_TYPE, RegexObject
from django.utils.functional import LazyObject, Promise
from django.utils.version import get_docs_version

_ON_DELETE = type(models.CASCADE)


class BaseSerializer:
    """What a kind of value is written by; users derive their own from it."""

    def __init__(self, value):
        self.value = value

    def serialize(self):
        raise NotImplementedError("Subclasses of BaseSerializer must implement the serialize() method.")


class BaseSimpleSerializer(BaseSerializer):
    """Of values whose repr() makes them again."""

    def serialize(self):
        return repr(self.value), set()


class BaseSequenceSerializer(BaseSerializer):
    """Of values that hold others: _format() is the text around these."""

    def _format(self):
        raise NotImplementedError("Subclasses of BaseSequenceSerializer must implement the _format() method.")

    def serialize(self):
        imports = set()
        return self._format() % _texts(self.value, imports), imports


class DeconstructableSerializer(BaseSerializer):
    """Of values that tell how they were made."""

    @staticmethod
    def serialize_deconstructed(path, args, kwargs):
        imports = set()
        return _call(path, args, kwargs, imports), imports

    def serialize(self):
        return self.serialize_deconstructed(*self.value.deconstruct())


def _by(write):
    """A serializer of a function that is given the value and the set of import lines, and gives the text."""

    class Written(BaseSerializer):
        def serialize(self):
            imports = set()
            return write(self.value, imports), imports

    return Written


def _text(value, imports):
    """A value's text; what that imports is added to imports."""
    string, more = serializer_factory(value).serialize()
    imports.update(more)
    return string


def _texts(values, imports):
    return ", ".join([_text(v, imports) for v in values])


def _row(values, imports):
    """A tuple's text: a comma stands after a single value."""
    values = list(values)
    return "(%s,)" % _text(values[0], imports) if len(values) == 1 else "(%s)" % _texts(values, imports)


def _named(path, imports):
    """The name that a dotted path has in a migration's file."""
    module, name = path.rsplit(".", 1)
    if module == "django.db.models":
        imports.add("from django.db import models")
        return "models." + name
    imports.add("import " + module)
    return path


def _call(path, args, kwargs, imports):
    name = _named(path, imports)
    given = [_text(a, imports) for a in args]
    given += ["%s=%s" % (key, _text(value, imports)) for key, value in sorted(kwargs.items())]
    return "%s(%s)" % (name, ", ".join(given))


def _field(value, imports):
    return _call(*value.deconstruct()[1:], imports)


def _manager(value, imports):
    from_queryset, manager, queryset, args, kwargs = value.deconstruct()
    if from_queryset:
        return _named(queryset, imports) + ".as_manager()"
    return _call(manager, args, kwargs, imports)


def _operation(value, imports):
    from django.db.migrations.writer import OperationWriter

    string, more = OperationWriter(value, indentation=0).serialize()
    imports.update(more)
    return string.rstrip(",")


def _type(value, imports):
    if value is models.Model:
        imports.add("from django.db import models")
        return "models.Model"
    if value is types.NoneType:
        imports.add("import types")
        return "types.NoneType"
    if value.__module__ == builtins.__name__:
        return value.__name__
    imports.add("import " + value.__module__)
    return "%s.%s" % (value.__module__, value.__qualname__)


def _function(value, imports):
    owner = getattr(value, "__self__", None)
    if owner and isinstance(owner, type):
        imports.add("import " + owner.__module__)
        return "%s.%s.%s" % (owner.__module__, owner.__qualname__, value.__name__)
    if value.__name__ == "<lambda>":
        raise ValueError("Cannot serialize function: lambda")
    if value.__module__ is None:
        raise ValueError("Cannot serialize function %r: No module" % value)
    if "<" in value.__qualname__:
        raise ValueError("Could not find function %s in %s.\n" % (value.__name__, value.__module__))
    imports.add("import " + value.__module__)
    return "%s.%s" % (value.__module__, value.__qualname__)


def _partial(value, imports):
    imports.add("import functools")
    parts = [_text(part, imports) for part in (value.func, value.args, value.keywords)]
    return "functools.%s(%s, *%s, **%s)" % (value.__class__.__name__, *parts)


def _set(value, imports):
    return "{%s}" % _texts(sorted(value, key=repr), imports) if value else "set()"


def _dict(value, imports):
    return "{%s}" % ", ".join(["%s: %s" % (_text(k, imports), _text(v, imports)) for k, v in sorted(value.items())])


def _member(value, imports):
    """A member of an enumeration, by its name; flags that are put together, by all of their names."""
    kind = value.__class__
    imports.add("import " + kind.__module__)
    members = list(value) if issubclass(kind, enum.Flag) else [value]
    return " | ".join("%s.%s[%r]" % (kind.__module__, kind.__qualname__, m.name) for m in members)


def _datetime(value, imports):
    imports.add("import datetime")
    if value.tzinfo not in (None, datetime.timezone.utc):
        value = value.astimezone(datetime.timezone.utc)
    return repr(value)


def _float(value, imports):
    return repr(value) if math.isfinite(value) else 'float("%s")' % value


def _regex(value, imports):
    imports.add("import re")
    given = [value.pattern]
    # The flags that every pattern has are not told.
    if flags := value.flags ^ re.compile("").flags:
        given.append(flags)
    return "re.compile(%s)" % _texts(given, imports)


def _path(value, imports):
    # A path of this machine's kind becomes a pure one, which every machine has.
    imports.add("import pathlib")
    return "pathlib.%s%r" % ("Pure" if isinstance(value, pathlib.Path) else "", value)


def _setting(value, imports):
    imports.add("from django.conf import settings")
    return "settings." + value.setting_name


def _plain(line=None, prefix=""):
    """The writer of values whose repr() makes them again."""

    def write(value, imports):
        if line:
            imports.add(line)
        return prefix + repr(value)

    return write


class Serializer:
    """The kinds of values by their types: the first that fits is taken."""

    _registry = {
        kind: _by(write)
        for kind, write in (
            (frozenset, lambda v, imports: "frozenset([%s])" % _texts(sorted(v, key=repr), imports)),
            (list, lambda v, imports: "[%s]" % _texts(v, imports)),
            (set, _set),
            (tuple, _row),
            (dict, _dict),
            (models.Choices, lambda v, imports: _text(v.value, imports)),
            (enum.Enum, _member),
            (datetime.datetime, _datetime),
            ((datetime.date, datetime.timedelta, datetime.time), _plain("import datetime")),
            (SettingsReference, _setting),
            (float, _float),
            ((bool, int, types.NoneType, bytes, str, range), _plain()),
            (decimal.Decimal, _plain("from decimal import Decimal")),
            ((functools.partial, functools.partialmethod), _partial),
            ((types.FunctionType, types.BuiltinFunctionType, types.MethodType, type(functools.lru_cache(len)), _ON_DELETE), _function),
            (collections.abc.Iterable, _row),
            ((COMPILED_REGEX_TYPE, RegexObject), _regex),
            (uuid.UUID, _plain("import uuid", "uuid.")),
            (pathlib.PurePath, _path),
            (os.PathLike, lambda v, imports: repr(os.fspath(v))),
        )
    }

    @classmethod
    def register(cls, type_, serializer):
        if not issubclass(serializer, BaseSerializer):
            raise ValueError("'%s' must inherit from 'BaseSerializer'." % serializer.__name__)
        cls._registry[type_] = serializer

    @classmethod
    def unregister(cls, type_):
        cls._registry.pop(type_)


# What is asked before the registry.
_first = [
    (models.Field, _by(_field)),
    (models.manager.BaseManager, _by(_manager)),
    (Operation, _by(_operation)),
    (type, _by(_type)),
]


def serializer_factory(value):
    if isinstance(value, Promise):
        value = str(value)
    elif isinstance(value, LazyObject):
        value = value.__reduce__()[1][0]
    for kind, serializer in _first:
        if isinstance(value, kind):
            return serializer(value)
    if hasattr(value, "deconstruct"):
        return DeconstructableSerializer(value)
    for kind, serializer in Serializer._registry.items():
        if isinstance(value, kind):
            return serializer(value)
    raise ValueError(
        "Cannot serialize: %r\nThere are some values Django cannot serialize into migration files.\n"
        "For more, see https://docs.djangoproject.com/en/%s/topics/migrations/#migration-serializing" % (value, get_docs_version())
    )
