"""What inspect() tells of mappers, attributes and relationships beyond the everyday.

Each function takes the object and its facts, as _facts() of it tells them."""
import enum

from sqlalchemy import inspect


class ColumnCollection:
    """Columns under the names of attributes; a name may stand there twice."""

    def __init__(self, items):
        self._items = items

    def keys(self):
        return [k for k, _ in self._items]

    def values(self):
        return [c for _, c in self._items]

    def items(self):
        return list(self._items)

    def __iter__(self):
        return iter(self.values())

    def __len__(self):
        return len(self._items)

    def __contains__(self, key):
        if not isinstance(key, str):
            from sqlalchemy.exc import ArgumentError

            raise ArgumentError("__contains__ requires a string argument")
        return any(k == key for k, _ in self._items)

    def contains_column(self, column):
        return any(c is column for _, c in self._items)

    def get(self, key, default=None):
        found = [c for k, c in self._items if k == key]
        return found[-1] if found else default

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._items[key][1]
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __getattr__(self, key):
        found = self.get(key)
        if found is None:
            raise AttributeError(key)
        return found

    def __str__(self):
        return "ColumnCollection(" + ", ".join(str(c) for c in self) + ")"

    __repr__ = __str__


class CascadeOptions(frozenset):
    """The operations that a relationship hands on."""

    def __new__(cls, names):
        self = super().__new__(cls, names)
        for name in ("save-update", "delete", "refresh-expire", "merge", "expunge", "delete-orphan"):
            setattr(self, name.replace("-", "_"), name in self)
        return self

    def __repr__(self):
        return "CascadeOptions(%r)" % ",".join(sorted(self))


def up(m):
    while m is not None:
        yield m
        m = m.inherits


def isa(m):
    return lambda other: any(x is other for x in up(m))


def get_property(m, attrs):
    from sqlalchemy.exc import InvalidRequestError

    def get_property(key, _configure_mappers=False):
        if _configure_mappers:
            m.attrs
        if key not in attrs:
            raise InvalidRequestError(
                f"Mapper '{m}' has no property '{key}'.  If this property was indicated from other mappers or "
                "configure events, ensure registry.configure() has been called."
            )
        return attrs[key]

    return get_property


def by_column(m, attrs):
    from sqlalchemy.orm import ColumnProperty
    from sqlalchemy.orm.exc import UnmappedColumnError

    def get_property_by_column(column):
        for p in attrs.values():
            if isinstance(p, ColumnProperty) and any(c is column for c in p.columns):
                return p
        raise UnmappedColumnError(f"No column {column} is configured on mapper {m}...")

    return get_property_by_column


def cascades(m):
    def cascade_iterator(type_, state, halt_on=None):
        seen = {id(state.obj())}
        todo = [state]
        while todo:
            current = todo.pop()
            for p in current.mapper.relationships:
                if type_ not in p.cascade:
                    continue
                value = current.dict.get(p.key)
                found = [] if value is None else list(value.values()) if isinstance(value, dict) else list(value) if p.uselist else [value]
                for o in found:
                    if id(o) not in seen:
                        seen.add(id(o))
                        below = inspect(o)
                        todo.append(below)
                        yield o, below.mapper, below, below.dict

    return cascade_iterator


def const(value):
    return lambda o, f: value


def fact(name):
    return lambda o, f: f[name]


NotExtension = enum.Enum("NotExtension", "NOT_EXTENSION")

KINDS = dict.fromkeys(("is_aliased_class", "is_attribute", "is_bundle", "is_clause_element", "is_instance", "is_mapper", "is_property", "is_selectable"), const(False))

MAPPER = {
    **KINDS,
    "is_mapper": const(True),
    "c": lambda m, f: ColumnCollection(f["columns"]),
    "columns": lambda m, f: ColumnCollection(f["columns"]),
    "base_mapper": lambda m, f: list(up(m))[-1] if not m.concrete else m,
    "primary_base_mapper": lambda m, f: list(up(m))[-1],
    "mapper": lambda m, f: m,
    "entity": lambda m, f: m.class_,
    "entity_namespace": lambda m, f: m.class_,
    "isa": lambda m, f: isa(m),
    "common_parent": lambda m, f: lambda other: other.base_mapper is m.base_mapper,
    "is_sibling": lambda m, f: lambda other: other.base_mapper is m.base_mapper and not isa(m)(other) and not isa(other)(m),
    "iterate_to_root": lambda m, f: lambda: up(m),
    "polymorphic_iterator": lambda m, f: lambda: iter(m.self_and_descendants),
    "iterate_properties": lambda m, f: iter(f["properties"].values()),
    "has_property": lambda m, f: f["properties"].__contains__,
    "get_property": lambda m, f: get_property(m, f["properties"]),
    "get_property_by_column": lambda m, f: by_column(m, f["properties"]),
    "cascade_iterator": lambda m, f: cascades(m),
    "allow_partial_pks": const(True),
    "always_refresh": const(False),
    "legacy_is_orphan": const(False),
    "non_primary": const(False),
    "passive_deletes": const(False),
    "passive_updates": const(True),
    "configured": fact("configured"),
    "inherit_foreign_keys": const(None),
    "validators": fact("validators"),
    "polymorphic_load": fact("polymorphic_load"),
    "with_polymorphic": fact("with_polymorphic"),
    "column_prefix": fact("column_prefix"),
    "class_manager": fact("class_manager"),
}
for name in ("batch", "confirm_deleted_rows", "eager_defaults", "exclude_properties", "include_properties", "inherit_condition", "persist_selectable", "mapped_table", "selectable", "tables", "registry", "polymorphic_abstract"):
    MAPPER[name] = fact(name)


def class_attribute(p, f):
    return getattr(p.parent.class_, p.key)


PROPERTY = {
    **KINDS,
    "is_property": const(True),
    "class_attribute": class_attribute,
    "extension_type": const(NotExtension.NOT_EXTENSION),
    "info": fact("info"),
    "doc": fact("doc"),
    "parent": fact("parent"),
}

COLUMN = {
    **PROPERTY,
    "expression": lambda p, f: p.columns[0],
    "columns_to_assign": const([]),
    "cascade": const(None),
    "instrument": const(True),
    "_is_relationship": const(False),
    "deferred": fact("deferred"),
    "group": fact("group"),
    "raiseload": fact("raiseload"),
    "active_history": fact("active_history"),
    "strategy_key": lambda p, f: (("deferred", f["deferred"]), ("instrument", True), *([("raiseload", True)] if f["raiseload"] else [])),
}

RELATIONSHIP = {
    **PROPERTY,
    "_is_relationship": const(True),
    "entity": lambda p, f: f["entity"],
    "cascade": lambda p, f: CascadeOptions(f["cascade"]),
    "remote_side": lambda p, f: {r for _, r in f["pairs"]},
    "local_columns": lambda p, f: {l for l, _ in f["pairs"]},
    "local_remote_pairs": fact("pairs"),
    "strategy_key": lambda p, f: (("lazy", p.lazy),),
    "_reverse_property": lambda p, f: set(f["reverse"]),
}
for name in ("primaryjoin", "secondaryjoin", "synchronize_pairs", "secondary_synchronize_pairs", "target", "argument"):
    RELATIONSHIP[name] = fact(name)
GIVEN = {"order_by": False, "passive_deletes": False, "passive_updates": True, "post_update": False, "single_parent": False, "innerjoin": False, "join_depth": None,
         "load_on_pending": False, "distinct_target_key": None, "collection_class": None, "active_history": False, "sync_backref": None, "doc": None, "backref": None}


def given(name, default):
    return lambda p, f: f["given"].get(name, default)


for name in GIVEN:
    RELATIONSHIP[name] = given(name, GIVEN[name])
RELATIONSHIP["collection_class"] = lambda p, f: f["given"].get("collection_class", list if p.uselist else None)
RELATIONSHIP["info"] = given("info", {})

SYNONYM = {**PROPERTY, "cascade": const(None), "_is_relationship": const(False), "name": fact("name"), "is_attribute": const(False)}

STATE = {
    **KINDS,
    "is_instance": const(True),
    "obj": lambda s, f: lambda: s.object,
    "unmodified": lambda s, f: set(f["keys"]).difference(f["committed_state"]),
    "unmodified_intersection": lambda s, f: lambda keys: set(keys).intersection(f["keys"]).difference(f["committed_state"]),
    "unloaded_expirable": lambda s, f: s.unloaded,
    "callables": const({}),
    "async_session": const(None),
    "manager": lambda s, f: s.mapper.class_manager,
    "parents": const({}),
}
for name in ("expired_attributes", "committed_state", "session_id", "insert_order"):
    STATE[name] = fact(name)

ALIAS = {
    **KINDS,
    "is_aliased_class": const(True),
    "is_selectable": const(False),
    "class_": lambda a, f: f["mapper"].class_,
    "represents_outer_join": const(False),
    "persist_selectable": fact("selectable"),
    "local_table": fact("selectable"),
    "entity_namespace": fact("entity"),
    "polymorphic_on": lambda a, f: f["mapper"].polymorphic_on,
}
for name in ("entity", "mapper", "name", "selectable", "with_polymorphic_mappers"):
    ALIAS[name] = fact(name)

TABLES = {"alias": ALIAS, "mapper": MAPPER, "column": COLUMN, "relationship": RELATIONSHIP, "synonym": SYNONYM, "state": STATE}


def attribute(kind, o, name, facts):
    """An attribute of o that is not built in."""
    f = TABLES[kind].get(name)
    try:
        return f(o, facts())
    except (KeyError, TypeError):
        if kind in ("column", "relationship", "synonym"):
            raise AttributeError(name) from None
        raise AttributeError(f"'{type(o).__name__}' object has no attribute '{name}'") from None
