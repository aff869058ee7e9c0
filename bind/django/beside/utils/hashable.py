"""django.utils.hashable: values as keys."""


def make_hashable(value):
    if isinstance(value, dict):
        return tuple([(k, make_hashable(value[k])) for k in sorted(value)])
    try:
        hash(value)
    except TypeError:
        if not hasattr(value, "__iter__"):
            raise
        return tuple([make_hashable(item) for item in value])
    return value
