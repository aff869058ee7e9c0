from sqlalchemy.orm import DeclarativeMeta, _later, as_declarative, declarative_base, declared_attr, has_inherited_table, polymorphic_union, synonym_for

__all__ = [
    "declarative_base", "synonym_for", "has_inherited_table", "declared_attr", "as_declarative",
    "ConcreteBase", "AbstractConcreteBase", "DeferredReflection", "DeclarativeMeta",
]


def _discriminator(cls):
    return getattr(cls, "_concrete_discriminator_name", None) or "type"


def _below(cls):
    """The classes under cls: the last of each generation first, as the tables stand in the union."""
    waiting = cls.__subclasses__()
    while waiting:
        last = waiting.pop()
        yield last
        waiting += last.__subclasses__()


def _generations(cls):
    row = [cls]
    while row:
        yield from row
        row = [sub for each in row for sub in each.__subclasses__()]


def _mapper(cls):
    return None if _later.pending(cls) else getattr(cls, "__dict__", {}).get("__mapper__")


class ConcreteBase:
    @classmethod
    def _create_polymorphic_union(cls, mappers, discriminator_name):
        return polymorphic_union({each.polymorphic_identity: each.local_table for each in mappers}, discriminator_name, "pjoin")

    @classmethod
    def __declare_first__(cls):
        mapper = cls.__mapper__
        if not mapper.with_polymorphic:
            name = _discriminator(cls)
            union = cls._create_polymorphic_union(list(mapper.self_and_descendants), name)
            _later.select_from(mapper, union, union.c[name])


class AbstractConcreteBase(ConcreteBase):
    __no_table__ = True

    @classmethod
    def __declare_first__(cls):
        cls._sa_decl_prepare_nocascade()

    @classmethod
    def _sa_decl_prepare_nocascade(cls):
        if not _later.pending(cls):
            return
        name = _discriminator(cls)
        union = cls._create_polymorphic_union([m for m in map(_mapper, _below(cls)) if m], name)
        _later.union(cls, union, union.c[name], bool(cls.__dict__.get("strict_attrs", False)))
        for each in _generations(cls):
            mapper = _mapper(each)
            if mapper and mapper.concrete and mapper.inherits is None:
                bases = [m for m in map(_mapper, each.__mro__[1:]) if m]
                if bases:
                    _later.set_base(mapper, bases[0])

    @classmethod
    def _sa_raise_deferred_config(cls):
        _later.unmapped(f"Class {cls.__module__}.{cls.__qualname__} is a subclass of AbstractConcreteBase and has a mapping pending until all "
                        "subclasses are defined. Call the sqlalchemy.orm.configure_mappers() function after all subclasses have been "
                        "defined to complete the mapping of this class.")


class DeferredReflection:
    @classmethod
    def prepare(cls, bind, **reflect_kw):
        waiting = _later.waiting(cls)
        places = {}
        for each in waiting:
            table = _later.table(each)
            if table is not None:
                places.setdefault((table.metadata, table.schema), []).append(table.name)
        for (metadata, schema), names in places.items():
            # The columns that the classes declare stay as they are.
            metadata.reflect(bind, schema=schema, only=names, extend_existing=True, autoload_replace=False, **reflect_kw)
        for each in waiting:
            _later.complete(each)

    @classmethod
    def _sa_decl_prepare(cls):
        pass

    @classmethod
    def _sa_raise_deferred_config(cls):
        _later.unmapped(f"Class {cls.__module__}.{cls.__qualname__} is a subclass of DeferredReflection.  Mappings are not produced until the .prepare() "
                        "method is called on the class hierarchy.")
