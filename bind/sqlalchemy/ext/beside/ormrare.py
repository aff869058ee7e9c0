"""What of sqlalchemy.orm is rarely named."""
import enum

from sqlalchemy import inspect
from sqlalchemy.orm import declarative_base, registry, relationship
from sqlalchemy.orm._inspection import CascadeOptions, NotExtension


class EventConstants(enum.Enum):
    """What a listener with retval=True says about the others."""

    EXT_CONTINUE = enum.auto()
    EXT_STOP = enum.auto()
    EXT_SKIP = enum.auto()


EXT_CONTINUE, EXT_STOP, EXT_SKIP = EventConstants


class SessionTransactionOrigin(enum.Enum):
    """How a transaction of a session began."""

    AUTOBEGIN = 0
    BEGIN = 1
    BEGIN_NESTED = 2
    SUBTRANSACTION = 3


def as_declarative(**kw):
    """A decorator that makes a class the base of declarative classes."""

    def decorate(cls):
        return declarative_base(cls=cls, name=cls.__name__, **kw)

    return decorate


def add_mapped_attribute(target, key, attr):
    """Map one more attribute of a class."""
    setattr(target, key, attr)


def dynamic_loader(argument=None, **kw):
    """relationship() that is queried rather than loaded."""
    return relationship(argument, lazy="dynamic", **kw)


def was_deleted(instance):
    """Tell whether the row of an object was deleted."""
    return inspect(instance).was_deleted


def mapped_as_dataclass(reg, /, **kw):
    """A decorator that maps a class of a registry, as a dataclass."""
    return reg.mapped_as_dataclass(**kw)


class CollectionAdapter:
    """A collection of related objects as the ORM works with it."""

    def __init__(self, data):
        self._data = data

    def _role(self, role, *names):
        cls = type(self._data)
        for base in cls.__mro__:
            for name, f in vars(base).items():
                if getattr(f, "_sa_instrument_role", None) == role:
                    return getattr(self._data, name)
        return next(getattr(self._data, n) for n in names if hasattr(cls, n))

    def append_without_event(self, item):
        data = self._data
        if isinstance(data, dict):
            dict.__setitem__(data, data.keyfunc(item), item)
        elif isinstance(data, set):
            set.add(data, item)
        elif isinstance(data, list):
            list.append(data, item)
        else:
            self.append_with_event(item)

    def append_with_event(self, item, initiator=None):
        self._role("appender", "set", "append", "add")(item)

    def remove_with_event(self, item, initiator=None):
        self._role("remover", "remove")(item)

    def clear_with_event(self, initiator=None):
        for item in list(self):
            self.remove_with_event(item)

    def __iter__(self):
        if isinstance(self._data, dict):
            return iter(list(self._data.values()))
        return iter(self._role("iterator", "__iter__")())

    def __len__(self):
        return len(list(self))

    def __bool__(self):
        return True

    @property
    def data(self):
        return self._data


def collection_adapter(collection):
    """The adapter of a collection."""
    return CollectionAdapter(collection)


def create_session(bind=None, **kw):
    """A session with the settings of long ago."""
    from sqlalchemy.orm import Session

    kw.setdefault("autoflush", False)
    kw.setdefault("expire_on_commit", False)
    return Session(bind=bind, **kw)


def __getattr__(name):
    from sqlalchemy.orm import _names

    return getattr(_names, name)
