"""django.utils.hashable: values as keys."""
from collections.abc import Iterable


def make_hashable(value):
    if isinstance(value, dict):
        return tuple((key, make_hashable(v)) for key, v in sorted(value.items()))
    try:
        hash(value)
    except TypeError:
        if isinstance(value, Iterable):
            return tuple(map(make_hashable, value))
        raise
    return value
