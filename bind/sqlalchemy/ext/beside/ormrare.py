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


def create_session(bind=None, **kw):
    """A session with the settings of long ago."""
    from sqlalchemy.orm import Session

    kw.setdefault("autoflush", False)
    kw.setdefault("expire_on_commit", False)
    return Session(bind=bind, **kw)
