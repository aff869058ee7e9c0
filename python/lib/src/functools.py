# Functions on functions. All but dispatch is native.
from _functools import *

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]


def _classes(annotation):
    """The classes that an annotation names; None where it names something else."""
    if isinstance(annotation, type):
        return [annotation]
    from typing import Union, get_args, get_origin
    args = get_args(annotation)
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        return args if all(isinstance(a, type) for a in args) else None
    return None


def singledispatch(func):
    registry, found = {object: func}, {}

    def dispatch(cls):
        if cls not in found:
            found[cls] = _implementation(cls, registry)
        return found[cls]

    def register(cls, func=None):
        classes = _classes(cls)
        if classes is None or type(cls).__name__ == "GenericAlias":
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                                f"`@register` on an annotated function.")
            from typing import Union, get_origin, get_type_hints
            func = cls
            name, cls = next(iter(get_type_hints(func).items()))
            classes = _classes(cls)
            if classes is None:
                united = get_origin(cls) is Union or type(cls).__name__ == "UnionType"
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} " + ("not all arguments are classes." if united else "is not a class."))
        elif func is None:
            return lambda f: register(cls, f)
        for c in classes:
            registry[c] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    from types import MappingProxyType
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _implementation(cls, registry):
    mro = cls.__mro__
    virtual = [t for t in registry if t not in mro and issubclass(cls, t)]
    for c in mro:
        if c is not object and c in registry:
            return registry[c]
        # A virtual base stands behind the first class that has it and whose bases have not.
        here = [t for t in virtual if issubclass(c, t) and not any(issubclass(b, t) for b in c.__bases__)]
        here = [t for t in here if not any(u is not t and issubclass(u, t) for u in here)]
        if len(here) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {here[0]} or {here[1]}")
        if here:
            return registry[here[0]]
    return registry[object]


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls) if method is None else self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
