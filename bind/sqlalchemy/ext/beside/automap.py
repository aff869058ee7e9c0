"""Classes for tables that are there already: sqlalchemy.ext.automap."""
from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import backref, declarative_base, relationship

__all__ = ["AutomapBase", "automap_base"]


def classname_for_table(base, tablename, table):
    return str(tablename)


def name_for_scalar_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower()


def name_for_collection_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower() + "_collection"


def generate_relationship(base, direction, return_fn, attrname, local_cls, referred_cls, **kw):
    if return_fn is backref:
        return return_fn(attrname, **kw)
    if return_fn is relationship:
        return return_fn(referred_cls, **kw)
    raise TypeError("Unknown relationship function: %s" % return_fn)


class Properties:
    def __init__(self):
        object.__setattr__(self, "_data", {})

    def __getattr__(self, key):
        try:
            return self._data[key]
        except KeyError:
            raise AttributeError(key)

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data.values()))

    def __len__(self):
        return len(self._data)

    def __dir__(self):
        return list(self._data)

    def keys(self):
        return list(self._data)

    def values(self):
        return list(self._data.values())

    def items(self):
        return list(self._data.items())

    def get(self, key, default=None):
        return self._data.get(key, default)


class AutomapBase:
    __abstract__ = True

    def __init_subclass__(cls, **kw):
        if "__abstract__" in cls.__dict__:
            super().__init_subclass__(**kw)
        else:
            cls._deferred.append(cls)

    @classmethod
    def prepare(cls, autoload_with=None, engine=None, reflect=False, schema=None, classname_for_table=None,
                modulename_for_table=None, collection_class=list, name_for_scalar_relationship=None,
                name_for_collection_relationship=None, generate_relationship=None, reflection_options={}):
        names = globals()
        class_name = classname_for_table or names["classname_for_table"]
        make = generate_relationship or names["generate_relationship"]
        scalar = name_for_scalar_relationship or names["name_for_scalar_relationship"]
        collection = name_for_collection_relationship or names["name_for_collection_relationship"]
        bind = engine or autoload_with
        if bind is not None:
            cls.metadata.reflect(bind, schema=schema, **reflection_options)
        classes = {}
        for c in cls._deferred:
            table = c.__dict__.get("__table__")
            if table is None:
                c.__table_args__ = _extend(c.__dict__.get("__table_args__", ()))
                table = cls.metadata.tables.get(c.__tablename__)
            classes[table] = c
        links = []
        for key in sorted(cls.metadata.tables):
            table = cls.metadata.tables[key]
            if key in cls._seen:
                continue
            cls._seen.add(key)
            sides = _link(table)
            if sides:
                links.append((table, sides))
            elif len(table.primary_key.columns) and table not in classes:
                name = class_name(cls, table.name, table)
                body = {"__table__": table}
                if modulename_for_table is not None:
                    body["__module__"] = modulename_for_table(cls, table.name, table)
                c = type(name, (cls,), body)
                classes[table] = c
                cls.classes[name] = c
        for table, c in classes.items():
            if table is not None:
                _many_to_one(cls, table, c, classes, collection_class, scalar, collection, make)
        for table, sides in links:
            _many_to_many(cls, table, sides, classes, collection_class, collection, make)
        waiting = list(cls._deferred)
        cls._deferred.clear()
        for c in waiting:
            super(AutomapBase, c).__init_subclass__()


def _extend(args):
    if isinstance(args, dict):
        args = (args,)
    options = dict(args[-1]) if args and isinstance(args[-1], dict) else {}
    rest = args[:-1] if args and isinstance(args[-1], dict) else args
    options["extend_existing"] = True
    return tuple(rest) + (options,)


def _foreign_keys(table):
    return [c for c in table.constraints if isinstance(c, ForeignKeyConstraint)]


def _link(table):
    fks = _foreign_keys(table)
    columns = {fk.parent.key for c in fks for fk in c.elements}
    return fks if len(fks) == 2 and columns == {c.key for c in table.c} else None


def _target(constraint):
    return constraint.elements[0].column.table


def _many_to_one(base, table, local, classes, collection_class, scalar, collection, make):
    for constraint in _foreign_keys(table):
        remote = classes.get(_target(constraint))
        if remote is None or local is not remote and issubclass(local, remote):
            continue
        name = scalar(base, local, remote, constraint)
        back = collection(base, remote, local, constraint)
        columns = [fk.parent for fk in constraint.elements]
        ondelete = (constraint.ondelete or "").lower()
        options = {}
        if any(c.nullable for c in columns) and all(c.nullable for c in columns):
            if ondelete == "set null":
                options["passive_deletes"] = True
        else:
            options["cascade"] = "all, delete-orphan"
            if ondelete == "cascade":
                options["passive_deletes"] = True
        new_back = back not in remote.__dict__
        if name not in local.__dict__:
            other = None
            if new_back:
                other = make(base, None, backref, back, remote, local, collection_class=collection_class, **options)
            given = {"backref": other} if new_back else {"back_populates": back}
            rel = make(base, None, relationship, name, local, remote, foreign_keys=columns,
                       remote_side=[fk.column for fk in constraint.elements], **given)
            if rel is not None:
                setattr(local, name, rel)
        elif new_back:
            rel = make(base, None, relationship, back, remote, local, foreign_keys=columns, back_populates=name,
                       collection_class=collection_class, **options)
            if rel is not None:
                setattr(remote, back, rel)


def _many_to_many(base, table, sides, classes, collection_class, collection, make):
    local, remote = classes.get(_target(sides[0])), classes.get(_target(sides[1]))
    if local is None or remote is None:
        return
    name = collection(base, local, remote, sides[0])
    back = collection(base, remote, local, sides[1])
    joins = [
        [fk.parent == fk.column for fk in c.elements]
        for c in sides
    ]
    if name in local.__dict__:
        return
    other = make(base, None, backref, back, remote, local, collection_class=collection_class)
    rel = make(base, None, relationship, name, local, remote, overlaps=back, secondary=table,
               primaryjoin=_all(joins[0]), secondaryjoin=_all(joins[1]), backref=other, collection_class=collection_class)
    if rel is not None:
        setattr(local, name, rel)


def _all(conditions):
    from sqlalchemy import and_

    return and_(*conditions)


def automap_base(declarative_base=None, **kw):
    base = declarative_base if declarative_base is not None else globals()["declarative_base"](**kw)
    return type(base.__name__, (AutomapBase, base), {
        "__abstract__": True, "classes": Properties(), "_deferred": [], "_seen": set(),
    })
