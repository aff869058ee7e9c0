# References that do not keep an object alive. Here nothing is ever collected
# while a snippet runs, so a referent never goes away.
from collections import UserDict
from collections.abc import MutableSet


class ReferenceType:
    __slots__ = ("_referent", "__callback__")

    def __new__(cls, referent, callback=None, /):
        if type(referent) in (int, float, bool, str, bytes, tuple, list, dict, type(None)):
            raise TypeError(f"cannot create weak reference to '{type(referent).__name__}' object")
        self = super().__new__(cls)
        self._referent = referent
        self.__callback__ = callback
        return self

    def __call__(self):
        return self._referent

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        return self._referent == other._referent

    def __hash__(self):
        return hash(self._referent)

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._referent).__name__}' at {id(self._referent):#x}>"


ref = ReferenceType


class WeakMethod(ReferenceType):
    __slots__ = ()


def proxy(object, callback=None, /):
    return object


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class WeakValueDictionary(UserDict):
    def valuerefs(self):
        return [ref(value) for value in self.data.values()]


class WeakKeyDictionary(UserDict):
    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakSet(MutableSet):
    def __init__(self, data=()):
        self.data = set(data)

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def add(self, item):
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (obj, func, args, kwargs)
        self.atexit = True

    alive = property(lambda self: self._call is not None)

    def __call__(self):
        if self._call is not None:
            (_, func, args, kwargs), self._call = self._call, None
            return func(*args, **kwargs)

    def detach(self):
        call, self._call = self._call, None
        return call

    def peek(self):
        return self._call
