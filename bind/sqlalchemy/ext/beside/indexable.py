"""Attributes that show one item of another attribute: sqlalchemy.ext.indexable."""
from sqlalchemy import inspect
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm.attributes import flag_modified

__all__ = ["index_property"]

_NONE_GIVEN = object()


def index_property(attr_name, index, default=_NONE_GIVEN, datatype=None, mutable=True, onebased=True):
    numeric = isinstance(index, int)
    if datatype is None:
        datatype = (lambda: [None] * (index + 1)) if numeric else dict

    def absent(cause=None):
        if default is _NONE_GIVEN:
            raise AttributeError(attr_name) from cause
        return default

    def fget(instance):
        held = getattr(instance, attr_name)
        if held is None:
            return absent()
        try:
            return held[index]
        except (KeyError, IndexError) as err:
            return absent(err)

    def told(instance, held):
        setattr(instance, attr_name, held)
        if attr_name in inspect(instance).mapper.attrs:
            flag_modified(instance, attr_name)

    def fset(instance, value):
        held = getattr(instance, attr_name, None)
        if held is None:
            held = datatype()
            setattr(instance, attr_name, held)
        held[index] = value
        told(instance, held)

    def fdel(instance):
        held = getattr(instance, attr_name)
        if held is None:
            raise AttributeError(attr_name)
        try:
            del held[index]
        except KeyError as err:
            raise AttributeError(attr_name) from err
        told(instance, held)

    def expr(owner):
        return getattr(owner, attr_name)[index + 1 if numeric and onebased else index]

    return hybrid_property(fget, fset if mutable else None, fdel if mutable else None, expr)
