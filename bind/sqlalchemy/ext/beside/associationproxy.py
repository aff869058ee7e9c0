"""Attributes that show an attribute of related objects in place of the objects."""
import enum
from collections.abc import ItemsView, ValuesView

from sqlalchemy import exc, inspect, or_
from sqlalchemy.orm import PropComparator


DATACLASS = ("init", "repr", "default", "default_factory", "compare", "kw_only", "hash", "dataclass_metadata")


def association_proxy(target_collection, attr, **kw):
    field = {name: kw.pop(name) for name in DATACLASS if name in kw}
    proxy = AssociationProxy(target_collection, attr, **kw)
    proxy._sa_field = field
    return proxy


AssociationProxyExtensionType = enum.Enum("AssociationProxyExtensionType", {"ASSOCIATION_PROXY": "ASSOCIATION_PROXY"})


class AssociationProxy:
    is_attribute = True
    extension_type = AssociationProxyExtensionType.ASSOCIATION_PROXY

    def __init__(
        self,
        target_collection,
        attr,
        *,
        creator=None,
        getset_factory=None,
        proxy_factory=None,
        proxy_bulk_set=None,
        info=None,
        cascade_scalar_deletes=False,
        create_on_none_assignment=False,
    ):
        if cascade_scalar_deletes and create_on_none_assignment:
            raise exc.ArgumentError(
                "The cascade_scalar_deletes and create_on_none_assignment "
                "parameters are mutually exclusive."
            )
        self.target_collection = target_collection
        self.value_attr = attr
        self.creator = creator
        self.getset_factory = getset_factory
        self.proxy_factory = proxy_factory
        self.proxy_bulk_set = proxy_bulk_set
        self.info = info if info is not None else {}
        self.cascade_scalar_deletes = cascade_scalar_deletes
        self.create_on_none_assignment = create_on_none_assignment
        self.key = "_%s_%s_%s" % (type(self).__name__, target_collection, id(self))
        self._by_class = {}

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def for_class(self, class_, obj=None):
        made = self._for_class(class_)
        return made if obj is None or made is None else made._for_object(obj)

    def _for_class(self, class_):
        made = self._by_class.get(class_)
        if made is None:
            mapper = inspect(class_, raiseerr=False)
            if mapper is None:
                return None
            made = self._by_class[class_] = _instance_for(self, class_, mapper)
        return made

    def __get__(self, instance, owner=None):
        there = self.for_class(owner if instance is None else type(instance), instance)
        if there is None:
            return self
        return there if instance is None else there.get(instance)

    def __set__(self, instance, values):
        self.for_class(type(instance), instance).set(instance, values)

    def __delete__(self, instance):
        self.for_class(type(instance), instance).delete(instance)

    def __repr__(self):
        return "AssociationProxy(%r, %r)" % (self.target_collection, self.value_attr)


def _instance_for(parent, owner, mapper):
    relation = mapper.get_property(parent.target_collection)
    if not hasattr(relation, "uselist"):
        raise NotImplementedError("association proxy to a non-relationship intermediary is not supported") from None
    return _instance_of(parent, owner, relation, relation.mapper)


def _instance_of(parent, owner, relation, target_mapper):
    target = target_mapper.class_
    try:
        remote = getattr(target, parent.value_attr)
    except AttributeError:
        kind = AmbiguousAssociationProxyInstance
    except Exception as err:
        raise exc.InvalidRequestError(
            "Association proxy received an unexpected error when trying to retrieve attribute "
            f'"{target.__name__}.{parent.value_attr}" from class "{target.__name__}": {err}'
        ) from err
    else:
        if isinstance(remote, AssociationProxyInstance) or parent.value_attr in target_mapper.relationships:
            kind = ObjectAssociationProxyInstance
        elif hasattr(remote, "in_"):
            kind = ColumnAssociationProxyInstance
        else:
            kind = AmbiguousAssociationProxyInstance
    return kind(parent, owner, relation, target)


class AssociationProxyInstance(PropComparator):
    """An association proxy as one mapped class has it."""

    _accessors = None
    collection_class = None

    def __init__(self, parent, owning_class, relation, target_class):
        self.parent = parent
        self.key = parent.key
        self.owning_class = owning_class
        self.target_collection = parent.target_collection
        self.target_class = target_class
        self.value_attr = parent.value_attr
        self.scalar = not relation.uselist
        self._relation = relation

    def _for_object(self, obj):
        """The proxy as this object has it."""
        return self

    def __clause_element__(self):
        raise NotImplementedError(
            "The association proxy can't be used as a plain column "
            "expression; it only works inside of a comparison expression"
        )

    @property
    def label(self):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute 'label'")

    def operate(self, op, *other, **kwargs):
        raise NotImplementedError(str(op))

    reverse_operate = operate

    @property
    def info(self):
        return self.parent.info

    @property
    def local_attr(self):
        return getattr(self.owning_class, self.target_collection)

    @property
    def remote_attr(self):
        return getattr(self.target_class, self.value_attr)

    @property
    def attr(self):
        return (self.local_attr, self.remote_attr)

    @property
    def _chained(self):
        return isinstance(self.remote_attr, AssociationProxyInstance)

    @property
    def _value_is_scalar(self):
        relation = inspect(self.target_class).relationships[self.value_attr]
        return not relation.uselist

    def get(self, obj):
        if self.scalar:
            return self._scalar[0](getattr(obj, self.target_collection))
        kept = obj.__dict__.get(self.key)
        if kept is not None and kept[0] is obj:
            return kept[1]
        proxy = self._collection(obj)
        obj.__dict__[self.key] = (obj, proxy)
        return proxy

    def _default_getset(self, collection_class):
        name = self.value_attr

        def getter(target):
            return None if target is None else getattr(target, name)

        if collection_class is dict:
            return getter, lambda target, key, value: setattr(target, name, value)
        return getter, lambda target, value: setattr(target, name, value)

    def _getset(self, collection_class):
        factory = self.parent.getset_factory
        return factory(collection_class, self) if factory else self._default_getset(collection_class)

    @property
    def _scalar(self):
        if self._accessors is None:
            self._accessors = self._getset(None)
        return self._accessors

    def _collection(self, obj):
        target = _LazyCollection(obj, self.target_collection)
        creator = self.parent.creator or self.target_class
        kind, proxy = _kind_of(target())
        self.collection_class = kind
        if self.parent.proxy_factory:
            return self.parent.proxy_factory(target, creator, self.value_attr, self)
        if proxy is None:
            raise exc.ArgumentError(
                'could not guess which interface to use for collection_class "%s" backing "%s"; '
                "specify a proxy_factory and proxy_bulk_set manually" % (None, self.target_collection)
            )
        return proxy(target, creator, *self._getset(kind), self)

    def _set(self, proxy, values):
        """Gives an empty collection its values."""
        kind = _kind_of(proxy.col)[0] if hasattr(proxy, "col") else None
        if self.parent.proxy_bulk_set:
            self.parent.proxy_bulk_set(proxy, values)
        elif kind is list:
            proxy.extend(values)
        elif kind:
            proxy.update(values)
        else:
            raise exc.ArgumentError("no proxy_bulk_set supplied for custom collection_class implementation")

    def set(self, obj, values):
        if not self.scalar:
            proxy = self.get(obj)
            if proxy is not values:
                proxy._bulk_replace(self, values)
            return
        target = getattr(obj, self.target_collection)
        if target is None:
            if values is not None or self.parent.create_on_none_assignment:
                setattr(obj, self.target_collection, (self.parent.creator or self.target_class)(values))
            return
        self._scalar[1](target, values)
        if values is None and self.parent.cascade_scalar_deletes:
            setattr(obj, self.target_collection, None)

    def delete(self, obj):
        if self.scalar:
            target = getattr(obj, self.target_collection)
            if target is not None:
                delattr(target, self.value_attr)
        delattr(obj, self.target_collection)

    def _related(self, criterion=None):
        """EXISTS over the objects of the relationship."""
        return self.local_attr.has(criterion) if self.scalar else self.local_attr.any(criterion)

    def _exists(self, criterion, is_has, kwargs):
        if self._chained:
            return self._related(self.remote_attr._exists(criterion, False, kwargs))
        return self._related(self._value_criterion(criterion, is_has, kwargs))

    def any(self, criterion=None, **kwargs):
        if not self._chained and self.scalar and (not self._of_objects or self._value_is_scalar):
            raise exc.InvalidRequestError("'any()' not implemented for scalar attributes. Use has().")
        return self._exists(criterion, False, kwargs)

    def has(self, criterion=None, **kwargs):
        if not self._chained and (not self.scalar or (self._of_objects and not self._value_is_scalar)):
            raise exc.InvalidRequestError("'has()' not implemented for collections. Use any().")
        return self._exists(criterion, True, kwargs)

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, self.parent)


class AmbiguousAssociationProxyInstance(AssociationProxyInstance):
    def _ambiguous(self, *args, **kwargs):
        raise AttributeError(
            "Association proxy %s.%s refers to an attribute '%s' that is not "
            "directly mapped on class %s; therefore this operation cannot "
            "proceed since we don't know what type of object is referred "
            "towards" % (self.owning_class.__name__, self.target_collection, self.value_attr, self.target_class)
        )

    any = has = __eq__ = __ne__ = _ambiguous
    __hash__ = AssociationProxyInstance.__hash__

    def _for_object(self, obj):
        there = getattr(obj, self.target_collection)
        state = inspect(there, raiseerr=False) if there is not None else None
        mapper = getattr(state, "mapper", None)
        if mapper is None or not mapper.isa(self._relation.mapper):
            return self
        try:
            getattr(mapper.class_, self.value_attr)
        except AttributeError:
            return self
        known = self.__dict__.setdefault("_known", {})
        if mapper.class_ not in known:
            known[mapper.class_] = _instance_of(self.parent, self.owning_class, self._relation, mapper)
        return known[mapper.class_]


class ObjectAssociationProxyInstance(AssociationProxyInstance):
    _of_objects = True

    def _value_criterion(self, criterion, is_has, kwargs):
        test = self.remote_attr.has if self._value_is_scalar else self.remote_attr.any
        return test(criterion, **kwargs)

    def contains(self, other):
        if self._chained:
            remote = self.remote_attr
            return self._related(remote == other if remote.scalar else remote.contains(other))
        if not self.scalar:
            return self._related(self.remote_attr == other)
        if self._value_is_scalar:
            raise exc.InvalidRequestError("contains() doesn't apply to a scalar object endpoint; use ==")
        return self.local_attr.has(self.remote_attr.contains(other))

    def _scalar_only(self):
        if not self.scalar:
            raise exc.InvalidRequestError("'has()' not implemented for collections. Use any().")

    def __eq__(self, other):
        self._scalar_only()
        found = self.local_attr.has(self.remote_attr == other)
        return or_(found, self.local_attr == None) if other is None else found  # noqa: E711

    def __ne__(self, other):
        criterion = self.remote_attr != other
        self._scalar_only()
        return self.local_attr.has(criterion)

    __hash__ = AssociationProxyInstance.__hash__


class ColumnAssociationProxyInstance(AssociationProxyInstance):
    _of_objects = False

    def _value_criterion(self, criterion, is_has, kwargs):
        if kwargs:
            raise exc.ArgumentError("Can't apply keyword arguments to column-targeted association proxy; use ==")
        if is_has and criterion is not None:
            raise exc.ArgumentError("Non-empty has() not allowed for column-targeted association proxy; use ==")
        return criterion

    def __eq__(self, other):
        found = self._related(self.remote_attr == other)
        return or_(found, self.local_attr == None) if other is None else found  # noqa: E711

    __hash__ = AssociationProxyInstance.__hash__

    def operate(self, op, *other, **kwargs):
        return self._related(op(self.remote_attr, *other, **kwargs))


class _LazyCollection:
    """The collection of an object, read anew each time."""

    def __init__(self, obj, target):
        self.parent = obj
        self.target = target

    def __call__(self):
        return getattr(self.parent, self.target)


def _kind_of(collection):
    for method, kind, proxy in (
        ("append", list, _AssociationList),
        ("keys", dict, _AssociationDict),
        ("add", set, _AssociationSet),
    ):
        if hasattr(collection, method):
            return kind, proxy
    return None, None


class _AssociationCollection:
    def __init__(self, lazy_collection, creator, getter, setter, parent):
        self.lazy_collection = lazy_collection
        self.creator = creator
        self.getter = getter
        self.setter = setter
        self.parent = parent

    @property
    def col(self):
        return self.lazy_collection()

    def _get(self, member):
        return self.getter(member)

    def _create(self, *args):
        return self.creator(*args)

    def _plain(self):
        """The values as an ordinary collection."""
        return self._kind(self)

    def __len__(self):
        return len(self.col)

    def __bool__(self):
        return bool(self.col)

    def __eq__(self, other):
        return self._plain() == other

    def __ne__(self, other):
        return self._plain() != other

    def __lt__(self, other):
        return self._plain() < other

    def __le__(self, other):
        return self._plain() <= other

    def __gt__(self, other):
        return self._plain() > other

    def __ge__(self, other):
        return self._plain() >= other

    def __hash__(self):
        raise TypeError("%s objects are unhashable" % type(self).__name__)

    def __repr__(self):
        return repr(self._plain())

    def copy(self):
        return self._plain()


class _AssociationList(_AssociationCollection):
    _kind = list

    def _bulk_replace(self, assoc_proxy, values):
        self.clear()
        assoc_proxy._set(self, values)

    def __iter__(self):
        for member in self.col:
            yield self._get(member)

    def __contains__(self, value):
        return any(v == value for v in self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._get(m) for m in self.col[index]]
        return self._get(self.col[index])

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self.setter(self.col[index], value)
            return
        places = range(*index.indices(len(self)))
        values = list(value)
        if places.step == 1:
            for _ in places:
                del self[places.start]
            for i, v in enumerate(values):
                self.insert(places.start + i, v)
        elif len(values) != len(places):
            raise ValueError(
                "attempt to assign sequence of size %s to extended slice of size %s" % (len(values), len(places))
            )
        else:
            for i, v in zip(places, values):
                self.setter(self.col[i], v)

    def __delitem__(self, index):
        del self.col[index]

    def append(self, value):
        self.col.append(self._create(value))

    def extend(self, values):
        for v in values:
            self.append(v)

    def insert(self, index, value):
        self.col.insert(index, self._create(value))

    def count(self, value):
        return self._plain().count(value)

    def index(self, value, *args):
        return self._plain().index(value, *args)

    def pop(self, index=-1):
        return self._get(self.col.pop(index))

    def remove(self, value):
        for i, v in enumerate(self):
            if v == value:
                del self.col[i]
                return
        raise ValueError("value not in list")

    def clear(self):
        del self.col[0 : len(self.col)]

    def reverse(self):
        raise NotImplementedError()

    def sort(self):
        raise NotImplementedError()

    def __add__(self, other):
        return self._plain() + list(other)

    def __radd__(self, other):
        return list(other) + self._plain()

    def __mul__(self, n):
        return self._plain() * n

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, n):
        if n == 0:
            self.clear()
        elif n > 1:  # each copy has an object of its own
            self.extend(list(self) * (n - 1))
        return self


class _AssociationDict(_AssociationCollection):
    _kind = dict

    def _plain(self):
        return dict(self.items())

    def _bulk_replace(self, assoc_proxy, values):
        gone = set(self.keys()) - set(values)
        self.update(values)
        for key in gone:
            del self[key]

    def __iter__(self):
        return iter(self.col.keys())

    def __contains__(self, key):
        return key in self.col

    def __getitem__(self, key):
        return self._get(self.col[key])

    def __setitem__(self, key, value):
        if key in self.col:
            self.setter(self.col[key], key, value)
        else:
            self.col[key] = self._create(key, value)

    def __delitem__(self, key):
        del self.col[key]

    def keys(self):
        return self.col.keys()

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def get(self, key, default=None):
        return self[key] if key in self.col else default

    def setdefault(self, key, default=None):
        if key not in self.col:
            self.col[key] = self._create(key, default)
            return default
        return self[key]

    def pop(self, key, *default):
        if default and key not in self.col:
            return default[0]
        return self._get(self.col.pop(key))

    def popitem(self):
        key, member = self.col.popitem()
        return (key, self._get(member))

    def update(self, *args, **kw):
        for key, value in dict(*args, **kw).items():
            self[key] = value

    def clear(self):
        self.col.clear()


class _AssociationSet(_AssociationCollection):
    _kind = set

    def _bulk_replace(self, assoc_proxy, values):
        gone = set(self) - set(values or ())
        for value in values or ():
            self.add(value)
        for value in gone:
            self.remove(value)

    def __iter__(self):
        for member in self.col:
            yield self._get(member)

    def __contains__(self, value):
        return any(v == value for v in self)

    def add(self, value):
        if value not in self:
            self.col.add(self._create(value))

    def discard(self, value):
        for member in self.col:
            if self._get(member) == value:
                self.col.discard(member)
                return

    def remove(self, value):
        for member in self.col:
            if self._get(member) == value:
                self.col.discard(member)
                return
        raise KeyError(value)

    def pop(self):
        if not self.col:
            raise KeyError("pop from an empty set")
        return self._get(self.col.pop())

    def update(self, *others):
        for values in others:
            for value in values:
                self.add(value)

    def clear(self):
        self.col.clear()

    def union(self, *others):
        return set(self).union(*others)

    def intersection(self, *others):
        return set(self).intersection(*others)

    def difference(self, *others):
        return set(self).difference(*others)

    def symmetric_difference(self, other):
        return set(self).symmetric_difference(other)

    def isdisjoint(self, other):
        return set(self).isdisjoint(other)

    def issubset(self, other):
        return set(self).issubset(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    def _keep(self, wanted):
        now = set(self)
        for value in now - wanted:
            self.remove(value)
        for value in wanted - now:
            self.add(value)

    def difference_update(self, other):
        self._keep(set(self).difference(other))

    def intersection_update(self, other):
        self._keep(set(self).intersection(other))

    def symmetric_difference_update(self, other):
        self._keep(set(self).symmetric_difference(other))

    def __or__(self, other):
        return self.union(other)

    def __and__(self, other):
        return self.intersection(other)

    def __sub__(self, other):
        return self.difference(other)

    def __xor__(self, other):
        return self.symmetric_difference(other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self
