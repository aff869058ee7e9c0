"""django.utils.deconstruct: classes whose objects tell how they were made."""
from importlib import import_module


def deconstructible(*args, path=None):
    def decorate(klass):
        def __new__(cls, *args, **kwargs):
            obj = super(klass, cls).__new__(cls)
            obj._constructor_args = args, kwargs
            return obj

        def deconstruct(obj):
            own = path and type(obj) is klass
            where = path if own else "%s.%s" % (obj.__class__.__module__, obj.__class__.__name__)
            module, _, name = where.rpartition(".")
            if not hasattr(import_module(module), name):
                raise ValueError("Could not find object %s in %s.\n"
                                 "Please note that you cannot serialize things like inner classes. Please move the object "
                                 "into the main module body to use migrations.\n"
                                 "For more information, see https://docs.djangoproject.com/en/5.2/topics/migrations/#serializing-values"
                                 % (name, module))
            return (where, *obj._constructor_args)

        klass.__new__ = staticmethod(__new__)
        klass.deconstruct = deconstruct
        return klass

    return decorate(*args) if args else decorate
