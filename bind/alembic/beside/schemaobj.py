"""Schema objects that stand alone: tables made to hold a column, a constraint or an index."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.schema import Constraint
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import NULLTYPE


def split_key(key):
    schema, _, name = key.rpartition(".")
    return schema or None, name


def key_of(name, schema):
    return name if schema is None else schema + "." + name


def columns_of(constraint):
    """The names of the columns that a constraint is about."""
    if isinstance(constraint, ForeignKeyConstraint):
        return [fk.parent.name for fk in constraint.elements]
    return [c.name for c in constraint.columns]


def target_of(fk, schema=None):
    """The key of the table that a foreign key names, and the column's name."""
    table, _, column = fk.target_fullname.rpartition(".")
    if schema is not None and "." not in table:
        table = schema + "." + table
    return table, column


def foreign_key_parts(constraint):
    keys = constraint.elements
    target_schema, target = split_key(target_of(keys[0])[0])
    source = keys[0].parent.table
    return (
        source.schema,
        source.name,
        [fk.parent.name for fk in keys],
        target_schema,
        target,
        [target_of(fk)[1] for fk in keys],
    )


def attached(constraint):
    try:
        return constraint.table is not None
    except InvalidRequestError:
        return False


def copy_constraint(constraint, table, table_key=None):
    """The same constraint for another table; table_key is the name by which the old
    table's own foreign keys go on."""
    kind = type(constraint)
    name = constraint.name
    when = {} if kind.__name__ == "ExcludeConstraint" else dict(constraint.dialect_kwargs)
    if constraint.deferrable is not None:
        when["deferrable"] = constraint.deferrable
    if constraint.initially is not None:
        when["initially"] = constraint.initially
    if isinstance(constraint, ForeignKeyConstraint):
        old = constraint.elements[0].parent.table
        refs = []
        for fk in constraint.elements:
            key, column = target_of(fk)
            if table_key is not None and old is not None and key == old.key:
                key = table_key
            refs.append(key + "." + column)
        return ForeignKeyConstraint(
            columns_of(constraint),
            refs,
            name=name,
            onupdate=constraint.onupdate,
            ondelete=constraint.ondelete,
            match=constraint.match,
            use_alter=constraint.use_alter,
            **when,
        )
    if kind.__name__ == "ExcludeConstraint":
        parts = [(part_name or part, op) for part, part_name, op in constraint._render_exprs]
        return kind(*parts, name=name, where=constraint.where, using=constraint.using, **when)
    if isinstance(constraint, CheckConstraint):
        return CheckConstraint(constraint.sqltext, name=name, **when)
    return kind(*columns_of(constraint), name=name, **when)


def index_copy(index, table, name=None):
    parts = []
    for part in index.expressions:
        if isinstance(part, Column):
            parts.append(table.c[part.name])
        else:
            parts.append(part)
    made = Index(name or index.name, *parts, unique=index.unique, **index.dialect_kwargs)
    if made.table is None:
        table.append_constraint(made)
    return made


class SchemaObjects:
    """Makes schema objects as a migration context's target metadata names them."""

    def __init__(self, migration_context=None):
        self.migration_context = migration_context

    def metadata(self):
        if self.migration_context is not None:
            target = self.migration_context.opts.get("target_metadata")
            if hasattr(target, "naming_convention"):
                return MetaData(naming_convention=target.naming_convention)
        return MetaData()

    def column(self, name, type_, **kw):
        return Column(name, type_, **kw)

    def plain(self, name, columns, schema=None, metadata=None):
        names = list(dict.fromkeys(columns))
        return Table(name, metadata or self.metadata(), *[Column(n, NULLTYPE) for n in names], schema=schema)

    def primary_key_constraint(self, name, table_name, cols, schema=None, **kw):
        table = self.plain(table_name, cols, schema)
        key = PrimaryKeyConstraint(*[table.c[n] for n in cols], name=name, **kw)
        table.append_constraint(key)
        return key

    def unique_constraint(self, name, source, local_cols, schema=None, **kw):
        table = self.plain(source, local_cols, schema)
        unique = UniqueConstraint(*[table.c[n] for n in local_cols], name=name, **kw)
        return unique

    def exclude_constraint(self, name, source, elements, where=None, schema=None, **kw):
        from sqlalchemy.dialects.postgresql import ExcludeConstraint

        names = [part if isinstance(part, str) else getattr(part, "name", None) for part, _ in elements]
        table = self.plain(source, [n for n in names if n], schema)
        constraint = ExcludeConstraint(*elements, name=name, where=where, **kw)
        table.append_constraint(constraint)
        return constraint

    def check_constraint(self, name, source, condition, schema=None, **kw):
        table = Table(source, self.metadata(), Column("x", Integer), schema=schema)
        check = CheckConstraint(condition, name=name, **kw)
        table.append_constraint(check)
        return check

    def foreign_key_constraint(
        self,
        name,
        source,
        referent,
        local_cols,
        remote_cols,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        source_schema=None,
        referent_schema=None,
        initially=None,
        match=None,
        use_alter=False,
        **kw,
    ):
        metadata = self.metadata()
        own = list(local_cols)
        if (source, source_schema) == (referent, referent_schema):
            own += remote_cols
        else:
            self.plain(referent, remote_cols, referent_schema, metadata)
        table = self.plain(source, own, source_schema, metadata)
        target = key_of(referent, referent_schema)
        constraint = ForeignKeyConstraint(
            list(local_cols),
            [target + "." + n for n in remote_cols],
            name=name,
            onupdate=onupdate,
            ondelete=ondelete,
            deferrable=deferrable,
            initially=initially,
            match=match,
            use_alter=use_alter,
            **kw,
        )
        table.append_constraint(constraint)
        return constraint

    def generic_constraint(self, name, table_name, type_, schema=None, **kw):
        """A constraint of which only the name is known, for dropping it."""
        kinds = {"foreignkey": "fk", "primary": "pk", "unique": "uq", "check": "ck", None: "uq"}
        if type_ not in kinds:
            raise TypeError("'type' can be one of %s" % ", ".join(sorted(repr(k) for k in kinds)))
        if kinds[type_] == "fk":
            return self.foreign_key_constraint(name, table_name, table_name, ["x"], ["y"], source_schema=schema, referent_schema=schema)
        if kinds[type_] == "pk":
            return self.primary_key_constraint(name, table_name, ["x"], schema=schema)
        if kinds[type_] == "ck":
            return self.check_constraint(name, table_name, "x", schema=schema)
        return self.unique_constraint(name, table_name, ["x"], schema=schema)

    def table(self, name, *items, _constraints_included=False, **kw):
        metadata = self.metadata()
        columns = []
        for item in items:
            if isinstance(item, Column):
                column = item._copy() if item.table is not None else item
                if _constraints_included:
                    column.unique = column.index = False
                columns.append(column)
        table = Table(name, metadata, *columns, **kw)
        for item in items:
            if isinstance(item, (Constraint, Index)):
                if isinstance(item, Index):
                    table.append_constraint(item if item.table is None else index_copy(item, table))
                elif not attached(item):
                    table.append_constraint(item)
                elif isinstance(item, PrimaryKeyConstraint):
                    if len(item.columns):
                        table.append_constraint(copy_constraint(item, table))
                elif not getattr(item, "_type_bound", False):
                    table.append_constraint(copy_constraint(item, table))
        for fk in list(table.foreign_keys):
            self.ensure_target(metadata, fk)
        return table

    def ensure_target(self, metadata, fk):
        """Makes sure that the table which a foreign key names is known by name."""
        key, column = target_of(fk)
        if key not in metadata.tables:
            schema, name = split_key(key)
            Table(name, metadata, schema=schema)
        if column not in metadata.tables[key].c:
            metadata.tables[key].append_column(Column(column, NULLTYPE))

    def index(self, name, tablename, columns, schema=None, **kw):
        table = Table(tablename or "no_table", self.metadata(), schema=schema)
        parts = []
        for column in columns:
            if isinstance(column, str):
                table.append_column(Column(column, NULLTYPE))
                parts.append(table.c[column])
            elif isinstance(column, Column):
                copy = column._copy()
                copy.index = copy.unique = False
                table.append_column(copy)
                parts.append(table.c[copy.name])
            else:
                parts.append(column)
        made = Index(name, *parts, **kw)
        if made.table is None:
            table.append_constraint(made)
        return made
