"""batch_alter_table(): operations gathered, then run one by one or, where the database
cannot alter a table so, by making the table anew and moving its rows."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    select,
    text,
)
from sqlalchemy.schema import AddConstraint, DefaultClause
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.types import NULLTYPE

from .impl import ColumnChange, instance
from .schemaobj import columns_of, copy_constraint, index_copy, split_key, target_of
from .util import CommandError


class ddl_scope:
    """A transaction of its own where none has begun."""

    def __init__(self, connection):
        self.transaction = None
        if connection is not None and hasattr(connection, "in_transaction") and not connection.in_transaction():
            self.transaction = connection.begin()

    def __enter__(self):
        if self.transaction is not None:
            self.transaction.__enter__()

    def __exit__(self, *exc):
        if self.transaction is not None:
            return self.transaction.__exit__(*exc)


class BatchOperationsImpl:
    def __init__(
        self,
        operations,
        table_name,
        schema,
        recreate,
        copy_from,
        table_args,
        table_kwargs,
        reflect_args,
        reflect_kwargs,
        naming_convention,
        partial_reordering,
    ):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations = operations
        self.table_name = table_name
        self.schema = schema
        self.recreate = recreate
        self.copy_from = copy_from
        self.table_args = table_args
        self.table_kwargs = dict(table_kwargs)
        self.reflect_args = reflect_args
        self.reflect_kwargs = dict(reflect_kwargs)
        self.naming_convention = naming_convention
        self.partial_reordering = partial_reordering
        self.batch = []

    @property
    def dialect(self):
        return self.operations.impl.dialect

    @property
    def impl(self):
        return self.operations.impl

    def _should_recreate(self):
        if self.recreate == "auto":
            return self.impl.requires_recreate_in_batch(self)
        return self.recreate == "always"

    def flush(self):
        with ddl_scope(self.impl.connection):
            if not self._should_recreate():
                for name, args, kw in self.batch:
                    getattr(self.impl, name)(*args, **kw)
                return
            table = self.copy_from
            if table is None:
                table = self.reflect()
            anew = ApplyBatchImpl(
                self.impl, table, self.table_args, self.table_kwargs, self.copy_from is None, self.partial_reordering or ()
            )
            for name, args, kw in self.batch:
                getattr(anew, name)(*args, **kw)
            anew._create(self.impl)

    def reflect(self):
        context = self.operations.migration_context
        if context.as_sql:
            raise CommandError(
                "This operation cannot proceed in --sql mode; batch mode with dialect %s requires a live database connection "
                'with which to reflect the table "%s". To generate a batch SQL migration script using table "move and copy", '
                'a complete Table object should be passed to the "copy_from" argument of the batch_alter_table() method '
                "so that table reflection can be skipped." % (context.dialect.name, self.table_name)
            )
        metadata = MetaData(naming_convention=self.naming_convention) if self.naming_convention else MetaData()
        return Table(
            self.table_name,
            metadata,
            *self.reflect_args,
            schema=self.schema,
            autoload_with=self.operations.get_bind(),
            **self.reflect_kwargs,
        )

    def add_column(self, *args, **kw):
        if ("insert_before" in kw or "insert_after" in kw) and not self._should_recreate():
            raise CommandError("Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'")
        self.batch.append(("add_column", args, kw))

    def create_table(self, table):
        raise NotImplementedError("Can't create table in batch mode")

    def drop_table(self, table):
        raise NotImplementedError("Can't drop table in batch mode")


def _gathered(name):
    def gather(self, *args, **kw):
        self.batch.append((name, args, kw))

    return gather


for _name in (
    "alter_column",
    "drop_column",
    "add_constraint",
    "drop_constraint",
    "rename_table",
    "create_index",
    "drop_index",
    "create_table_comment",
    "drop_table_comment",
    "create_column_comment",
):
    setattr(BatchOperationsImpl, _name, _gathered(_name))


class ApplyBatchImpl:
    """A table as it will be, made from the table as it is."""

    def __init__(self, impl, table, table_args, table_kwargs, reflected, partial_reordering=()):
        self.impl = impl
        self.table = table
        self.table_args = table_args
        self.table_kwargs = table_kwargs
        self.reflected = reflected
        self.partial_reordering = partial_reordering
        self.temp_table_name = ("_alembic_tmp_" + table.name)[:50]
        self.columns = {}
        self.sources = {}  # the expression that fills each column; new columns have none
        self.existing_ordering = []
        self.pairs = []  # what comes before what, where a column was added
        self.indexes = {}
        self.new_indexes = {}
        for column in table.c:
            copy = column._copy()
            copy.unique = copy.index = False
            if reflected and isinstance(column.server_default, DefaultClause):
                words = str(column.server_default.arg)
                fitting = impl.reflected_default(words)
                if fitting != words:
                    copy.server_default = text(fitting)
            self.columns[column.name] = copy
            self.sources[column.name] = column
            self.existing_ordering.append(column.name)
        self.named = {}
        self.unnamed = []
        self.column_checks = {}
        for column in table.c if not reflected else ():
            for constraint in column.constraints:
                self.column_checks.setdefault(column.name, []).append(constraint)
        in_columns = [c for checks in self.column_checks.values() for c in checks]
        for constraint in table.constraints:
            if getattr(constraint, "_type_bound", False) or constraint in in_columns:
                continue
            if constraint.name is not None:
                self.named[constraint.name] = constraint
            elif not (reflected and isinstance(constraint, CheckConstraint)):
                # a reflected CHECK without a name may be a type's, so it goes
                self.unnamed.append(constraint)
        for index in table.indexes:
            self.indexes[index.name] = index
        for name, value in table.dialect_kwargs.items():
            self.table_kwargs.setdefault(name, value)

    # --- the operations

    def alter_column(self, table_name, column_name, **kw):
        change = ColumnChange(table_name, column_name, **kw)
        column = self.columns[column_name]
        if change.type_ is not None:
            type_ = instance(change.type_)
            self.sources[column_name] = self.impl.cast_for_batch_migrate(column, self.sources[column_name], type_)
            column.type = type_
        if change.name is not None and change.name != column_name:
            column.name = change.name
            self.forget_type_constraint(change.existing_type)
        if change.nullable is not None:
            column.nullable = change.nullable
        if change.server_default is not False:
            column.server_default = change.server_default
        if change.autoincrement is not None:
            column.autoincrement = bool(change.autoincrement)
        if change.comment is not False:
            column.comment = change.comment

    def forget_type_constraint(self, type_):
        """The CHECK of a column's type goes where its column goes."""
        name = getattr(type_, "name", None)
        if isinstance(name, str):
            self.named.pop(name, None)

    def add_column(self, table_name, column, insert_before=None, insert_after=None, **kw):
        name = column.name
        place = {n: i for i, n in enumerate(self.existing_ordering)}
        if not self.partial_reordering:
            if insert_after and not insert_before:
                if insert_after in place:
                    following = self.existing_ordering[place[insert_after] + 1 :]
                    insert_before = following[0] if following else None
                else:
                    insert_before = dict(self.pairs)[insert_after]
            elif insert_before and not insert_after:
                if insert_before in place:
                    i = place[insert_before]
                    insert_after = self.existing_ordering[i - 1] if i else None
                else:
                    insert_after = {b: a for a, b in self.pairs}[insert_before]
        if insert_before:
            self.pairs.append((name, insert_before))
        if insert_after:
            self.pairs.append((insert_after, name))
        if not self.partial_reordering and not insert_before and not insert_after and place:
            self.pairs.append((self.existing_ordering[-1], name))
        self.columns[name] = column._copy()
        self.column_checks[name] = list(column.constraints)

    def drop_column(self, table_name, column, **kw):
        del self.columns[column.name]
        self.sources.pop(column.name, None)
        if column.name in self.existing_ordering:
            self.existing_ordering.remove(column.name)
        self.forget_type_constraint(kw.get("existing_type"))

    def add_constraint(self, const):
        if const.name is None:
            raise ValueError("Constraint must have a name")
        if getattr(const, "_type_bound", False):
            if list(const.table.c)[0].name in self.sources:
                return  # the column's new type brings it
            words = str(AddConstraint(const).compile(dialect=self.impl.dialect))
            const = CheckConstraint(words.partition(" CHECK (")[2].rpartition(")")[0], name=const.name)
        if isinstance(const, PrimaryKeyConstraint):
            self.unnamed = [c for c in self.unnamed if not isinstance(c, PrimaryKeyConstraint)]
        self.named[const.name] = const

    def drop_constraint(self, const):
        if not const.name:
            raise ValueError("Constraint must have a name")
        for checks in self.column_checks.values():
            for check in checks:
                if check.name == const.name:
                    checks.remove(check)
                    return
        known = self.named.pop(const.name, None)
        if known is None and getattr(const, "_type_bound", False):
            return  # it comes and goes with its type
        if known is None:
            raise ValueError("No such constraint: '%s'" % const.name)
        if isinstance(known, PrimaryKeyConstraint):
            for name in columns_of(known):
                self.columns[name].primary_key = False

    def create_index(self, idx, **kw):
        self.new_indexes[idx.name] = idx

    def drop_index(self, idx, **kw):
        if idx.name not in self.indexes:
            raise ValueError("No such index: '%s'" % idx.name)
        del self.indexes[idx.name]

    def rename_table(self, *args, **kw):
        raise NotImplementedError("TODO")  # Alembic's own words: its batch renames no table

    def create_table_comment(self, table):
        pass

    def drop_table_comment(self, table):
        pass

    def create_column_comment(self, column):
        pass

    # --- making the table

    def ordered(self):
        """The columns' keys in the order in which the new table has them."""
        names = list(self.columns)
        if not self.partial_reordering and not self.pairs:
            return names
        before = {n: set() for n in names}
        chains = self.partial_reordering or [self.existing_ordering]
        pairs = [(a, b) for chain in chains for a, b in zip(chain, chain[1:])] + self.pairs
        for a, b in pairs:
            if a != b and a in before and b in before:
                before[b].add(a)
        out = []
        while len(out) < len(names):
            # all that is ready, then what that made ready: the order of a level-wise sort
            ready = [n for n in names if n not in out and before[n] <= set(out)]
            out.extend(ready)
        return out

    def make_table(self):
        metadata = MetaData()
        schema = self.table.schema
        names = self.ordered()
        self.columns = {n: self.columns[n] for n in names}
        kept = []
        for constraint in list(self.named.values()) + self.unnamed:
            if set(columns_of(constraint)) <= set(self.columns):
                kept.append(constraint)
        table = Table(
            self.temp_table_name,
            metadata,
            *[self.without_foreign_keys(n, c) for n, c in self.columns.items()],
            *self.table_args,
            schema=schema,
            **self.table_kwargs,
        )
        for constraint in kept:
            names = [self.columns[n].name for n in columns_of(constraint)]
            if isinstance(constraint, PrimaryKeyConstraint):
                if names:
                    table.append_constraint(PrimaryKeyConstraint(*[table.c[n] for n in names], name=constraint.name))
                continue
            if isinstance(constraint, ForeignKeyConstraint):
                targets = [target_of(fk) for fk in constraint.elements]
                if targets[0][0] != self.temp_table_name:
                    self.referent(metadata, targets[0][0], [c for _, c in targets])
            table.append_constraint(self.renamed(constraint, names))
        return table

    def without_foreign_keys(self, key, column):
        kw = {}
        if self.reflected or not column.nullable:  # what was read is said: a new primary key leaves it
            kw["nullable"] = column.nullable
        if column.server_default is not None:
            default = column.server_default
            kw["server_default"] = default.arg if isinstance(default, DefaultClause) else default
        checks = [CheckConstraint(c.sqltext, name=c.name) for c in self.column_checks.get(key, ())]
        return Column(
            column.name,
            column.type,
            *checks,
            primary_key=column.primary_key,
            autoincrement=column.autoincrement,
            comment=column.comment,
            unique=column.unique or None,
            index=column.index or None,
            **kw,
        )

    def renamed(self, constraint, names):
        copy = copy_constraint(constraint, None)
        if isinstance(constraint, CheckConstraint) or list(columns_of(constraint)) == names:
            return copy
        if isinstance(constraint, ForeignKeyConstraint):
            refs = [".".join(target_of(fk)) for fk in constraint.elements]
            return ForeignKeyConstraint(
                names, refs, name=constraint.name, onupdate=constraint.onupdate, ondelete=constraint.ondelete
            )
        return type(constraint)(*names, name=constraint.name)

    def referent(self, metadata, key, columns):
        if key not in metadata.tables:
            schema, name = split_key(key)
            Table(name, metadata, schema=schema)
        for column in columns:
            if column not in metadata.tables[key].c:
                metadata.tables[key].append_column(Column(column, NULLTYPE))

    def _create(self, impl):
        self.new_table = table = self.make_table()
        impl.prep_table_for_batch(self, self.table)
        impl.create_table(table)
        try:
            filled = [n for n in self.columns if n in self.sources]
            impl._exec(
                table.insert()
                .inline()
                .from_select([self.columns[n].name for n in filled], select(*[self.sources[n] for n in filled]))
            )
            impl.drop_table(self.table)
        except BaseException:
            impl.drop_table(table)
            raise
        impl.rename_table(self.temp_table_name, self.table.name, schema=self.table.schema)
        for index in self.indexes_of_both():
            impl.create_index(index)

    def indexes_of_both(self):
        """The indexes that the renamed table gets: those it had, then the new ones."""
        final = Table(
            self.table.name, MetaData(), *[Column(c.name, c.type) for c in self.new_table.c], schema=self.table.schema
        )
        names = {old: c.name for old, c in self.columns.items()}
        for index in self.indexes.values():
            parts = []
            for part in index.expressions:
                if isinstance(part, Column):
                    # of a column that is gone only the name is left, at which the database fails
                    part = final.c[names[part.name]] if part.name in names else text(self.impl.quote(part.name))
                parts.append(part)
            made = Index(index.name, *parts, unique=index.unique, **index.dialect_kwargs)
            if made.table is None:
                final.append_constraint(made)
            yield made
        for index in self.new_indexes.values():
            texts = [part.text for part in index.expressions if isinstance(part, TextClause)]
            parts = [final.c[name] for name in texts + index.columns.keys()]  # a text fails here, as with Alembic
            yield Index(index.name, *parts, unique=index.unique, **index.dialect_kwargs)
