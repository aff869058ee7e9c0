"""django.utils.functional: values that are made when they are first needed."""
import copy
import operator
from functools import cached_property as _cached_property, total_ordering, wraps


class cached_property:
    name = None

    def __init__(self, func):
        self.real_func = func
        self.func = self._unnamed
        self.__doc__ = getattr(func, "__doc__", None)

    @staticmethod
    def _unnamed(instance):
        raise TypeError("Cannot use cached_property instance without calling __set_name__() on it.")

    def __set_name__(self, owner, name):
        if self.name is None:
            self.name = name
            self.func = self.real_func
        elif name != self.name:
            raise TypeError("Cannot assign the same cached_property to two different names (%r and %r)." % (self.name, name))

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.func(instance)
        return value


class classproperty:
    def __init__(self, method=None):
        self.fget = method

    def __get__(self, instance, cls=None):
        return self.fget(cls)

    def getter(self, method):
        self.fget = method
        return self


class Promise:
    pass


def lazy(func, *resultclasses):
    """A function whose calls give proxies that call func when they are used."""

    class __proxy__(Promise):
        def __init__(self, args, kw):
            self._args, self._kw = args, kw

        def _cast(self):
            return func(*self._args, **self._kw)

        def __repr__(self):
            return repr(self._cast())

        def __str__(self):
            return str(self._cast())

        def __eq__(self, other):
            return self._cast() == (other._cast() if isinstance(other, Promise) else other)

        def __ne__(self, other):
            return not self == other

        def __lt__(self, other):
            return self._cast() < (other._cast() if isinstance(other, Promise) else other)

        def __gt__(self, other):
            return self._cast() > (other._cast() if isinstance(other, Promise) else other)

        def __le__(self, other):
            return self._cast() <= (other._cast() if isinstance(other, Promise) else other)

        def __ge__(self, other):
            return self._cast() >= (other._cast() if isinstance(other, Promise) else other)

        def __hash__(self):
            return hash(self._cast())

        def __format__(self, spec):
            return format(self._cast(), spec)

        def __add__(self, other):
            return self._cast() + other

        def __radd__(self, other):
            return other + self._cast()

        def __mod__(self, other):
            return self._cast() % other

        def __mul__(self, other):
            return self._cast() * other

        def __len__(self):
            return len(self._cast())

        def __iter__(self):
            return iter(self._cast())

        def __getitem__(self, key):
            return self._cast()[key]

        def __contains__(self, item):
            return item in self._cast()

        def __bool__(self):
            return bool(self._cast())

        def __int__(self):
            return int(self._cast())

        def __deepcopy__(self, memo):
            return self

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return getattr(self._cast(), name)

    @wraps(func)
    def __wrapper__(*args, **kw):
        return __proxy__(args, kw)
    return __wrapper__


def lazystr(text):
    return lazy(str, str)(text)


def keep_lazy(*resultclasses):
    if not resultclasses:
        raise TypeError("You must pass at least one argument to keep_lazy().")

    def decorator(func):
        lazy_func = lazy(func, *resultclasses)

        @wraps(func)
        def wrapper(*args, **kwargs):
            if any(isinstance(arg, Promise) for arg in (*args, *kwargs.values())):
                return lazy_func(*args, **kwargs)
            return func(*args, **kwargs)
        return wrapper
    return decorator


def keep_lazy_text(func):
    return keep_lazy(str)(func)


empty = object()


def _itself(value):
    return value


class LazyObject:
    """Stands for an object that _setup() makes."""

    _wrapped = None

    def __init__(self):
        self._wrapped = empty

    def _setup(self):
        raise NotImplementedError("subclasses of LazyObject must provide a _setup() method")

    def _get(self):
        if self.__dict__["_wrapped"] is empty:
            self._setup()
        return self.__dict__["_wrapped"]

    def __getattr__(self, name):
        if name == "_wrapped":
            raise AttributeError(name)
        return getattr(self._get(), name)

    def __setattr__(self, name, value):
        if name in ("_wrapped", "_setupfunc"):
            self.__dict__[name] = value
        else:
            setattr(self._get(), name, value)

    def __delattr__(self, name):
        delattr(self._get(), name)

    def __bool__(self):
        return bool(self._get())

    def __str__(self):
        return str(self._get())

    @property
    def __class__(self):
        return self._get().__class__

    def __eq__(self, other):
        return self._get() == other

    def __ne__(self, other):
        return self._get() != other

    def __lt__(self, other):
        return self._get() < other

    def __gt__(self, other):
        return self._get() > other

    def __hash__(self):
        return hash(self._get())

    def __reduce__(self):
        return _itself, (self._get(),)

    def __getitem__(self, key):
        return self._get()[key]

    def __setitem__(self, key, value):
        self._get()[key] = value

    def __iter__(self):
        return iter(self._get())

    def __len__(self):
        return len(self._get())

    def __contains__(self, item):
        return item in self._get()


class SimpleLazyObject(LazyObject):
    def __init__(self, func):
        self.__dict__["_setupfunc"] = func
        super().__init__()

    def _setup(self):
        self.__dict__["_wrapped"] = self.__dict__["_setupfunc"]()

    def __repr__(self):
        wrapped = self.__dict__["_wrapped"]
        return "<%s: %r>" % ("SimpleLazyObject", self.__dict__["_setupfunc"] if wrapped is empty else wrapped)

    def __copy__(self):
        if self.__dict__["_wrapped"] is empty:
            return SimpleLazyObject(self.__dict__["_setupfunc"])
        return copy.copy(self.__dict__["_wrapped"])

    def __deepcopy__(self, memo):
        if self.__dict__["_wrapped"] is empty:
            return SimpleLazyObject(self.__dict__["_setupfunc"])
        return copy.deepcopy(self.__dict__["_wrapped"], memo)


def partition(predicate, values):
    results = ([], [])
    for item in values:
        results[predicate(item)].append(item)
    return results
