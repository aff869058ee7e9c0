"""django.utils.datastructures: a set with an order, dictionaries of several values."""


class OrderedSet:
    def __init__(self, iterable=None):
        self.dict = dict.fromkeys(iterable or ())

    def add(self, item):
        self.dict[item] = None

    def remove(self, item):
        del self.dict[item]

    def discard(self, item):
        self.dict.pop(item, None)

    def __iter__(self):
        return iter(self.dict)

    def __reversed__(self):
        return reversed(self.dict)

    def __contains__(self, item):
        return item in self.dict

    def __bool__(self):
        return bool(self.dict)

    def __len__(self):
        return len(self.dict)

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__qualname__, repr(list(self.dict)) if self.dict else "")


class MultiValueDictKeyError(KeyError):
    pass


class MultiValueDict(dict):
    def __init__(self, key_to_list_mapping=()):
        super().__init__(key_to_list_mapping)

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, super().__repr__())

    def __getitem__(self, key):
        try:
            values = super().__getitem__(key)
        except KeyError:
            raise MultiValueDictKeyError(key)
        return values[-1] if values else []

    def __setitem__(self, key, value):
        super().__setitem__(key, [value])

    def __copy__(self):
        return self.__class__([(k, v[:]) for k, v in self.lists()])

    copy = __copy__

    def get(self, key, default=None):
        value = self[key] if key in self else default
        return default if value == [] else value

    def getlist(self, key, default=None):
        values = super().get(key)
        if values is None:
            return [] if default is None else default
        return list(values)

    def setlist(self, key, list_):
        super().__setitem__(key, list_)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def setlistdefault(self, key, default_list=None):
        if key not in self:
            self.setlist(key, [] if default_list is None else default_list)
        return self.getlist(key)

    def appendlist(self, key, value):
        if key not in self:
            self.setlist(key, [])
        super().__getitem__(key).append(value)

    def items(self):
        for key in self:
            yield key, self[key]

    def lists(self):
        return iter(super().items())

    def values(self):
        for key in self:
            yield self[key]

    def update(self, *args, **kwargs):
        if len(args) > 1:
            raise TypeError("update expected at most 1 argument, got %d" % len(args))
        for given in (*args, kwargs):
            if isinstance(given, MultiValueDict):
                for key, values in given.lists():
                    for value in values:
                        self.appendlist(key, value)
            else:
                for key, value in given.items() if isinstance(given, dict) else given:
                    self.appendlist(key, value)

    def dict(self):
        return {key: self[key] for key in self}


class ImmutableList(tuple):
    def __new__(cls, *args, warning="ImmutableList object is immutable.", **kwargs):
        self = tuple.__new__(cls, *args, **kwargs)
        self.warning = warning
        return self

    def complain(self, *args, **kwargs):
        raise AttributeError(self.warning)

    __delitem__ = __iadd__ = __imul__ = __setitem__ = complain
    append = extend = insert = pop = remove = sort = reverse = complain
