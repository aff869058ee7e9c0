"""django.utils.module_loading: names with dots."""
from importlib import import_module


def import_string(dotted_path):
    module, dot, name = dotted_path.rpartition(".")
    if not dot:
        raise ImportError("%s doesn't look like a module path" % dotted_path) from ValueError("not enough values to unpack (expected 2, got 1)")
    try:
        return getattr(import_module(module), name)
    except AttributeError as e:
        raise ImportError('Module "%s" does not define a "%s" attribute/class' % (module, name)) from e
