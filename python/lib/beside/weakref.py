# References that do not keep an object alive. Instances of classes go when nothing
# refers to them any more, which is found out when somebody asks (and at each del
# statement, where a callback waits for it); all other values stay until the run ends.
from _weakref import reap, slot
from collections.abc import MutableMapping, MutableSet

_none = (int, float, complex, bool, str, bytes, tuple, list, dict, range, type(None), object)


def _able(o):
    """Refuses an object that has no room for weak references."""
    kind = type(o)
    slots = [cls.__dict__.get("__slots__", "__weakref__") for cls in kind.__mro__[:-1] if cls.__module__ != "builtins"]
    sized = isinstance(o, (int, tuple, bytes)) or isinstance(o, BaseException) and not slots
    if kind in _none or sized or slots and not any("__weakref__" in own for own in slots):
        raise TypeError(f"cannot create weak reference to '{kind.__name__}' object")


class ReferenceType:
    __slots__ = ("_slot", "_held", "_hash", "__callback__", "__weakref__")

    def __new__(cls, referent, callback=None, /, *rest):
        _able(referent)
        self = super().__new__(cls)
        self._slot = slot(referent, None if callback is None else lambda: callback(self))
        self._held = referent if self._slot is None else None
        self._hash = None
        self.__callback__ = callback
        return self

    def __call__(self):
        return self._held if self._slot is None else self._slot.get()

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    def __hash__(self):
        if self._hash is None:
            referent = self()
            if referent is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(referent)
        return self._hash

    def __repr__(self):
        referent = self()
        if referent is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to '{type(referent).__name__}' at {id(referent):#x}>"


ref = ReferenceType


class WeakMethod(ref):
    __slots__ = ("_function",)

    def __new__(cls, method, callback=None):
        try:
            owner, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        self = ref.__new__(cls, owner, callback)
        self._function = function
        return self

    def __call__(self):
        owner = super().__call__()
        return None if owner is None else self._function.__get__(owner)


class ProxyType:
    __slots__ = ("_ref",)

    def __init__(self, object, callback=None):
        super().__setattr__("_ref", ref(object, None if callback is None else lambda _: callback(self)))

    def __getattribute__(self, name):
        if name in ("__class__", "_ref"):
            return super().__getattribute__(name) if name == "_ref" else _referent(self).__class__
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        referent = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(referent).__name__} at {id(referent):#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __eq__(self, other):
        return _referent(self) == other

    __hash__ = None


def _referent(proxy):
    referent = object.__getattribute__(proxy, "_ref")()
    if referent is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return referent


def _forward(name):
    def method(self, *args):
        return getattr(_referent(self), name)(*args)
    method.__name__ = name
    return method


for _name in ("len", "iter", "next", "getitem", "setitem", "delitem", "contains", "add", "sub", "mul", "truediv", "floordiv",
              "mod", "radd", "rsub", "rmul", "lt", "le", "gt", "ge", "int", "float", "index", "enter", "exit"):
    setattr(ProxyType, f"__{_name}__", _forward(f"__{_name}__"))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):
    _able(object)
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class _Mapping(MutableMapping):
    # Of weak references on one side; the others are dropped whenever something is asked.
    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter([key for key, _ in self._live()])

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        new = type(self)()
        new.update(self)
        return new

    __copy__ = copy

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._live()])

    def items(self):
        return iter(self._live())

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
            return default
        return self[key]


class WeakValueDictionary(_Mapping):
    def _live(self):
        pairs = [(key, r()) for key, r in self.data.items()]
        for key, value in pairs:
            if value is None:
                del self.data[key]
        return [pair for pair in pairs if pair[1] is not None]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            del self.data[key]
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, None, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs


class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, referent, callback, key):
        self = ref.__new__(cls, referent, callback)
        self.key = key
        return self


class WeakKeyDictionary(_Mapping):
    def _live(self):
        pairs = [(r, r(), value) for r, value in self.data.items()]
        if any(key is None for _, key, _ in pairs):
            self.data = {r: value for r, key, value in pairs if key is not None}
        return [(key, value) for _, key, value in pairs if key is not None]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        r = ref(key)
        hash(r)
        self.data[r] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def keyrefs(self):
        return list(self.data)


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        for item in data or ():
            self.add(item)

    def _live(self):
        pairs = [(r, r()) for r in self.data]
        if any(item is None for _, item in pairs):
            self.data = {r for r, item in pairs if item is not None}
        return [item for _, item in pairs if item is not None]

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        return iter(self._live())

    def __len__(self):
        return len(self._live())

    def __repr__(self):
        self._live()
        return repr(self.data)

    def add(self, item):
        r = ref(item)
        hash(r)
        self.data.add(r)

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)


_finalizers = {}


class finalize:
    __slots__ = ("_ref", "_call", "_atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self._atexit = True
        self._ref = ref(obj, lambda _: self())
        if not _finalizers:
            import atexit
            atexit.register(_finish)
        _finalizers[self] = None

    @property
    def alive(self):
        reap(False)
        return self._call is not None

    @property
    def atexit(self):
        return self._call is not None and self._atexit

    @atexit.setter
    def atexit(self, value):
        self._atexit = bool(value)

    def __call__(self, _=None):
        call = self.detach()
        if call is not None:
            _, func, args, kwargs = call
            return func(*args, **kwargs)

    def detach(self):
        call, self._call = self._call, None
        _finalizers.pop(self, None)
        return None if call is None else (self._ref(), *call)

    def peek(self):
        return None if self._call is None else (self._ref(), *self._call)

    def __repr__(self):
        obj = self._ref()
        if self._call is None or obj is None:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for '{type(obj).__name__}' at {id(obj):#x}>"


def _finish():
    while _finalizers:
        last = list(_finalizers)[-1]
        if last.atexit:
            last()
        else:
            del _finalizers[last]
