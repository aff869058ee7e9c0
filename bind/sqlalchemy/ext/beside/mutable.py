"""Values that tell their object when they change: sqlalchemy.ext.mutable."""
from collections import defaultdict

from sqlalchemy import event
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.sql.type_api import TypeEngine

__all__ = ["Mutable", "MutableComposite", "MutableDict", "MutableList", "MutableSet"]


class MutableBase:
    @property
    def _parents(self):
        found = self.__dict__.get("_sa_parents")
        if found is None:
            found = self.__dict__["_sa_parents"] = {}
        return found

    def _sa_adopt(self, owner, key):
        self._parents[id(owner)] = (owner, key)

    def _sa_leave(self, owner):
        self._parents.pop(id(owner), None)

    @classmethod
    def coerce(cls, key, value):
        if value is None:
            return None
        raise ValueError("Attribute '%s' does not accept objects of type %s" % (key, type(value)))


class Mutable(MutableBase):
    def changed(self):
        for owner, key in list(self._parents.values()):
            flag_modified(owner, key)

    @classmethod
    def associate_with_attribute(cls, attribute):
        _listen_on_attribute(cls, attribute, True)

    @classmethod
    def associate_with(cls, sqltype):
        def listen(mapper, class_):
            for prop in mapper.column_attrs:
                if isinstance(prop.columns[0].type, sqltype):
                    cls.associate_with_attribute(getattr(class_, prop.key))

        event.listen(Mapper, "mapper_configured", listen)

    @classmethod
    def as_mutable(cls, sqltype):
        if isinstance(sqltype, type):
            sqltype = sqltype()
        sqltype._sa_mutable = cls
        return sqltype


def _listen_on_attribute(cls, attribute, coerce):
    key = attribute.key
    mapped = attribute.class_

    def arrived(target, value):
        if value is None:
            return
        if coerce and not isinstance(value, cls):
            value = cls.coerce(key, value)
            target.__dict__[key] = value
        if value is not None:
            value._sa_adopt(target, key)

    def load(target, *args):
        value = target.__dict__.get(key)
        arrived(target, value)

    def refresh(target, context, attrs):
        if not attrs or key in attrs:
            load(target)

    def refreshed(target, context, attrs):
        if not attrs or key in attrs:
            load(target)

    def set_(target, value, oldvalue, initiator):
        if value is oldvalue:
            return value
        if not isinstance(value, cls):
            value = cls.coerce(key, value)
        if value is not None:
            value._sa_adopt(target, key)
        if isinstance(oldvalue, cls):
            oldvalue._sa_leave(target)
        return value

    def pickle(target, state_dict):
        value = target.__dict__.get(key)
        if value is not None:
            if "ext.mutable.values" not in state_dict:
                state_dict["ext.mutable.values"] = defaultdict(list)
            state_dict["ext.mutable.values"][key].append(value)

    def unpickle(target, state_dict):
        for value in state_dict.get("ext.mutable.values", {}).get(key, ()):
            value._sa_adopt(target, key)

    event.listen(mapped, "load", load, propagate=True)
    event.listen(mapped, "pickle", pickle, propagate=True)
    event.listen(mapped, "unpickle", unpickle, propagate=True)
    event.listen(mapped, "refresh", refresh, propagate=True)
    event.listen(mapped, "refresh_flush", refreshed, propagate=True)
    event.listen(attribute, "set", set_, retval=True, propagate=True)


class MutableComposite(MutableBase):
    def changed(self):
        for owner, key in list(self._parents.values()):
            getattr(type(owner), key)._write(owner, self)


class MutableDict(Mutable, dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.changed()

    def setdefault(self, key, *arg):
        result = super().setdefault(key, *arg)
        self.changed()
        return result

    def __delitem__(self, key):
        super().__delitem__(key)
        self.changed()

    def update(self, *a, **kw):
        super().update(*a, **kw)
        self.changed()

    def pop(self, *arg):
        result = super().pop(*arg)
        self.changed()
        return result

    def popitem(self):
        result = super().popitem()
        self.changed()
        return result

    def clear(self):
        super().clear()
        self.changed()

    @classmethod
    def coerce(cls, key, value):
        if not isinstance(value, cls):
            if isinstance(value, dict):
                return cls(value)
            return Mutable.coerce(key, value)
        return value

    def __getstate__(self):
        return dict(self)

    def __setstate__(self, state):
        self.update(state)


class MutableList(Mutable, list):
    def __reduce_ex__(self, proto):
        return (self.__class__, (list(self),))

    def __setstate__(self, state):
        self[:] = state

    def __setitem__(self, index, value):
        super().__setitem__(index, value)
        self.changed()

    def __delitem__(self, index):
        super().__delitem__(index)
        self.changed()

    def pop(self, *arg):
        result = super().pop(*arg)
        self.changed()
        return result

    def append(self, x):
        super().append(x)
        self.changed()

    def extend(self, x):
        super().extend(x)
        self.changed()

    def __iadd__(self, x):
        self.extend(x)
        return self

    def insert(self, i, x):
        super().insert(i, x)
        self.changed()

    def remove(self, i):
        super().remove(i)
        self.changed()

    def clear(self):
        super().clear()
        self.changed()

    def sort(self, **kw):
        super().sort(**kw)
        self.changed()

    def reverse(self):
        super().reverse()
        self.changed()

    @classmethod
    def coerce(cls, key, value):
        if not isinstance(value, cls):
            if isinstance(value, list):
                return cls(value)
            return Mutable.coerce(key, value)
        return value


class MutableSet(Mutable, set):
    def update(self, *arg):
        super().update(*arg)
        self.changed()

    def intersection_update(self, *arg):
        super().intersection_update(*arg)
        self.changed()

    def difference_update(self, *arg):
        super().difference_update(*arg)
        self.changed()

    def symmetric_difference_update(self, *arg):
        super().symmetric_difference_update(*arg)
        self.changed()

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def add(self, elem):
        super().add(elem)
        self.changed()

    def remove(self, elem):
        super().remove(elem)
        self.changed()

    def discard(self, elem):
        super().discard(elem)
        self.changed()

    def pop(self, *arg):
        result = super().pop(*arg)
        self.changed()
        return result

    def clear(self):
        super().clear()
        self.changed()

    @classmethod
    def coerce(cls, index, value):
        if not isinstance(value, cls):
            if isinstance(value, set):
                return cls(value)
            return Mutable.coerce(index, value)
        return value

    def __getstate__(self):
        return set(self)

    def __setstate__(self, state):
        self.update(state)

    def __reduce_ex__(self, proto):
        return (self.__class__, (list(self),))
