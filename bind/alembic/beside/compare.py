"""Differences between a database and a model, as operations."""

import re

from sqlalchemy import (
    Computed,
    ForeignKeyConstraint,
    Identity,
    Index,
    MetaData,
    Table,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.schema import DefaultClause
from sqlalchemy.sql.elements import conv
from sqlalchemy.types import NullType

from . import ops
from .impl import affinity
from .plugins import chosen
from .schemaobj import columns_of, foreign_key_parts, key_of
from .util import CommandError, as_list, logger, warn

logs = {n: logger("autogenerate.compare." + n) for n in ("tables", "constraints", "types", "server_defaults", "comments")}

PARTS = (
    "columns",
    "pk_constraint",
    "foreign_keys",
    "indexes",
    "unique_constraints",
    "table_comment",
    "check_constraints",
    "table_options",
)


class AutogenContext:
    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        if autogenerate and migration_context is not None and migration_context.as_sql:
            raise CommandError(
                "autogenerate can't use as_sql=True as it prevents querying the database for schema information"
            )
        self.parts = chosen(migration_context.opts.get("autogenerate_plugins", ["alembic.autogenerate.*"])) if autogenerate else ()
        if opts is None:
            opts = migration_context.opts
        self.opts = opts
        self.metadata = opts.get("target_metadata", None) if metadata is None else metadata
        if autogenerate and self.metadata is None and migration_context is not None and migration_context.script is not None:
            raise CommandError(
                "Can't proceed with --autogenerate option; environment script %s does not provide a MetaData object "
                "or sequence of objects to the context." % (migration_context.script.env_py_location,)
            )
        self._object_filters = [f for f in (opts.get("include_object"),) if f]
        self._name_filters = [f for f in (opts.get("include_name"),) if f]
        self.migration_context = migration_context
        self.connection = migration_context.bind
        self.dialect = migration_context.dialect
        self.imports = set()
        self._has_batch = False
        self.key_names = {}
        self._inspector = None

    @property
    def inspector(self):
        if self.connection is None:
            raise TypeError("can't return inspector as this AutogenContext has no database connection")
        if self._inspector is None:
            self._inspector = inspect(self.connection)
        return self._inspector

    def run_name_filters(self, name, type_, parent_names):
        if "schema_name" in parent_names:
            table = name if type_ == "table" else parent_names.get("table_name")
            if table:
                parent_names["schema_qualified_table_name"] = key_of(table, parent_names["schema_name"] or None)
        return all(f(name, type_, parent_names) for f in self._name_filters)

    def run_object_filters(self, object_, name, type_, reflected, compare_to):
        return all(f(object_, name, type_, reflected, compare_to) for f in self._object_filters)

    run_filters = run_object_filters

    @property
    def sorted_tables(self):
        return [t for m in as_list(self.metadata) for t in m.sorted_tables]

    @property
    def table_key_to_table(self):
        tables = {}
        for metadata in as_list(self.metadata):
            twice = set(tables) & set(metadata.tables)
            if twice:
                raise ValueError(
                    "Duplicate table keys across multiple MetaData objects: %s" % ", ".join('"%s"' % k for k in sorted(twice))
                )
            tables.update(metadata.tables)
        return tables


class Reflected:
    """What the database says of its tables, read part by part for all of them."""

    def __init__(self, inspector):
        self.inspector = inspector
        self.read = {}

    def pre_cache(self, schema, names):
        for part in PARTS:
            try:
                found = getattr(self.inspector, "get_multi_" + part)(schema=schema, filter_names=names)
            except NotImplementedError:
                found = None
            self.read.setdefault(part, {}).update(found or {})

    def get(self, part, name, schema):
        found = self.read.get(part, {}).get((schema, name))
        return getattr(self.inspector, "get_" + part)(name, schema=schema) if found is None else found

    def table(self, name, schema, metadata, impl):
        table = Table(name, metadata, schema=schema, autoload_with=self.inspector, resolve_fks=False)
        for constraint in list(table.constraints) + list(table.indexes):
            if constraint.name is not None:
                constraint.name = conv(constraint.name)
        for column in table.c:
            default = column.server_default
            if isinstance(default, DefaultClause):
                words = str(default.arg)
                fitting = impl.reflected_default(words)
                if fitting != words:
                    column.server_default = text(fitting)
        return table


def populate_migration_script(context, script):
    upgrade = script.upgrade_ops_list[-1]
    produce_net_changes(context, upgrade)
    upgrade.reverse_into(script.downgrade_ops_list[-1])


def produce_net_changes(context, upgrade_ops):
    inspector = inspect(context.connection)
    schemas = [None]
    if context.opts.get("include_schemas", False):
        skip = ("information_schema", context.dialect.default_schema_name)
        schemas += [s for s in inspector.get_schema_names() if s not in skip]
    schemas = [s for s in schemas if context.run_name_filters(s, "schema", {})]
    compare_tables(context, upgrade_ops, schemas)


def compare_tables(context, upgrade_ops, schemas):
    if not {"schemas", "tables"} <= context.parts:
        return
    log = logs["tables"]
    migration = context.migration_context
    version = (migration.version_table_schema, migration.version_table)
    reflected = Reflected(context.inspector)
    impl = migration.impl
    in_database = set()  # sets, as the order of what is removed is theirs
    for schema in schemas:
        names = set(context.inspector.get_table_names(schema=schema))
        if schema == version[0]:
            names = names.difference([version[1]])
        names = [n for n in names if context.run_name_filters(n, "table", {"schema_name": schema})]
        in_database.update((schema, n) for n in names)
        reflected.pre_cache(schema, names)
    default_schema = context.dialect.default_schema_name
    in_model = {}
    for table in context.sorted_tables:
        if (table.schema, table.name) != version:
            in_model[(table.schema if table.schema != default_schema else None, table.name)] = table

    for key, table in in_model.items():
        if key in in_database or not context.run_object_filters(table, key[1], "table", False, None):
            continue
        upgrade_ops.ops.append(ops.CreateTableOp.from_table(table))
        log.info("Detected added table %r", key_of(key[1], key[0]))
        changes = ops.ModifyTableOps(key[1], [], schema=key[0])
        TableComparison(context, reflected, changes, key, None, table).constraints()
        if not changes.is_empty():
            upgrade_ops.ops.append(changes)

    metadata = MetaData()
    for key in in_database.difference(in_model):
        table = reflected.table(key[1], key[0], metadata, impl)
        if not context.run_object_filters(table, key[1], "table", True, None):
            continue
        changes = ops.ModifyTableOps(key[1], [], schema=key[0])
        TableComparison(context, reflected, changes, key, table, None).constraints()
        if not changes.is_empty():
            upgrade_ops.ops.append(changes)
        upgrade_ops.ops.append(ops.DropTableOp.from_table(table))
        log.info("Detected removed table %r", key_of(key[1], key[0]))

    metadata = MetaData()
    both = {k: reflected.table(k[1], k[0], metadata, impl) for k in in_database.intersection(set(in_model))}
    for key in sorted(both, key=lambda k: (k[0] or "", k[1])):
        table = in_model[key]
        if context.run_object_filters(table, key[1], "table", False, both[key]):
            changes = ops.ModifyTableOps(key[1], [], schema=key[0])
            TableComparison(context, reflected, changes, key, both[key], table).run()
            if not changes.is_empty():
                upgrade_ops.ops.append(changes)


class Signature:
    """An index or a unique constraint by what it says; equal ones need no change."""

    def __init__(self, const, reflected):
        self.const = const
        self.is_index = isinstance(const, Index)
        self.name = const.name
        self.reflected = reflected
        if self.is_index:
            self.unnamed = (bool(const.unique),) + tuple(getattr(e, "name", None) for e in const.expressions)
        else:
            self.unnamed = tuple(sorted(columns_of(const)))
        self.column_names = tuple(c.name for c in const.columns)

    @property
    def is_named(self):
        return self.is_index or self.name is not None

    def difference(self, other):
        """How a reflected object differs from this one of the model; None where it does not."""
        if not self.is_index:
            if self.unnamed != other.unnamed:
                return "expression %s to %s" % (other.unnamed, self.unnamed)
            return None
        out = []
        if bool(self.const.unique) != bool(other.const.unique):
            out.append("unique=%s to unique=%s" % (bool(other.const.unique), bool(self.const.unique)))
        if self.column_names != other.column_names:
            out.append("expression %s to %s" % (other.column_names, self.column_names))
        return ", ".join(out) or None


class TableComparison:
    def __init__(self, context, reflected, changes, key, conn_table, metadata_table):
        self.context = context
        self.reflected = reflected
        self.changes = changes
        self.schema, self.tname = key
        self.conn_table = conn_table
        self.metadata_table = metadata_table
        self.impl = context.migration_context.impl
        self.said_unique = {}  # by index, as the database tells it: SQLite with a number

    def wanted(self, name, kind):
        return self.context.run_name_filters(name, kind, {"table_name": self.tname, "schema_name": self.schema})

    def kept(self, object_, name, kind, reflected, compare_to):
        return self.context.run_object_filters(object_, name, kind, reflected, compare_to)

    def run(self):
        log = logs["tables"]
        full = key_of(self.tname, self.schema)
        in_model = {c.name: c for c in self.metadata_table.c if not c.system}
        in_database = {c.name: c for c in self.conn_table.c if self.wanted(c.name, "column")}
        for name, column in in_model.items():
            if name not in in_database and self.kept(column, name, "column", False, None):
                self.changes.ops.append(ops.AddColumnOp.from_column_and_tablename(self.schema, self.tname, column))
                log.info("Detected added column '%s.%s'", full, name)
        for name, column in in_model.items():
            if name in in_database and self.kept(column, name, "column", False, in_database[name]):
                alter = ops.AlterColumnOp(self.tname, name, schema=self.schema)
                ColumnComparison(self.context, alter, self.tname, in_database[name], column).run()
                if alter.has_changes():
                    self.changes.ops.append(alter)
        self.constraints()
        for name in set(in_database).difference(in_model):
            column = in_database[name]
            if self.kept(column, name, "column", True, None):
                self.changes.ops.append(ops.DropColumnOp.from_column_and_tablename(self.schema, self.tname, column))
                log.info("Detected removed column '%s.%s'", full, name)

    def constraints(self):
        parts = self.context.parts
        if "constraints" in parts:
            self.indexes_and_uniques()
        if self.conn_table is not None and self.metadata_table is not None:
            if "constraints" in parts:
                self.foreign_keys()
            if "comments" in parts:
                self.comment()

    # --- indexes and unique constraints

    def reflected_uniques(self):
        out = []
        for found in self.reflected.get("unique_constraints", self.tname, self.schema):
            if self.wanted(found["name"], "unique_constraint"):
                if self.metadata_table is not None:  # those of a removed table go with it
                    name = found["name"] and conv(found["name"])
                    unique = UniqueConstraint(*[self.conn_table.c[c] for c in found["column_names"]], name=name)
                    out.append(unique)
        return out

    def reflected_indexes(self):
        out = []
        for found in self.reflected.get("indexes", self.tname, self.schema):
            if self.wanted(found["name"], "index"):
                parts = [self.conn_table.c[c] for c in found["column_names"] if c is not None]
                index = Index(conv(found["name"]), *parts, unique=found["unique"], **found.get("dialect_options", {}))
                self.said_unique[index.name] = found["unique"]
                out.append(index)
        return out

    def indexes_and_uniques(self):
        model_uniques, model_indexes, uniques, indexes = [], [], [], []
        known = self.conn_table is not None  # where nothing is known of the database's uniques, none is added
        if self.metadata_table is not None:
            model_uniques = [c for c in self.metadata_table.constraints if isinstance(c, UniqueConstraint)]
            model_indexes = list(self.metadata_table.indexes)
        if known:
            uniques = self.reflected_uniques()
            indexes = self.reflected_indexes()
        self.impl.correct_for_autogen_constraints(uniques, indexes, model_uniques, model_indexes)

        model = [Signature(c, False) for c in model_uniques + model_indexes]
        found = [Signature(c, True) for c in uniques + indexes]
        model_by_name = {s.name: s for s in model if s.is_named}
        found_by_name = {s.name: s for s in found if s.name is not None}
        unnamed = {s.unnamed: s for s in model if not s.is_named}
        found_uniques = {s.unnamed for s in found if not s.is_index}
        model_unique_sigs = {s.unnamed for s in model if not s.is_index}

        for name in sorted(set(found_by_name) - set(model_by_name)):
            was = found_by_name[name]
            if not was.is_index and was.unnamed in unnamed:
                continue
            self.removed(was)
        for name in sorted(set(model_by_name) & set(found_by_name)):
            was, now = found_by_name[name], model_by_name[name]
            if was.is_index != now.is_index:
                self.removed(was)
                self.added(now, known)
                continue
            difference = now.difference(was)
            if difference:
                self.changed(was, now, difference)
        for name in sorted(set(model_by_name) - set(found_by_name)):
            self.added(model_by_name[name], known)
        for sig, now in unnamed.items():
            if sig not in found_uniques:
                self.added(now, known)

    def kind(self, sig):
        return "index" if sig.is_index else "unique_constraint"

    def added(self, sig, known):
        if not sig.is_index and (not known or self.metadata_table is None):
            return
        if not self.kept(sig.const, sig.name, self.kind(sig), False, None):
            return
        make = ops.CreateIndexOp.from_index if sig.is_index else ops.AddConstraintOp.from_constraint
        self.changes.ops.append(make(sig.const))
        words = "index" if sig.is_index else "unique constraint"
        logs["constraints"].info("Detected added " + words + " %r on '%s'", sig.name, sig.column_names)

    def removed(self, sig):
        if not sig.is_index and (self.conn_table is None or self.metadata_table is None):
            return
        if not self.kept(sig.const, sig.name, self.kind(sig), True, None):
            return
        self.changes.ops.append(self.drop(sig))
        words = "index" if sig.is_index else "unique constraint"
        logs["constraints"].info("Detected removed " + words + " %r on %r", sig.name, self.tname)

    def drop(self, sig):
        if not sig.is_index:
            return ops.DropConstraintOp.from_constraint(sig.const)
        op = ops.DropIndexOp.from_index(sig.const)
        op.kw["unique"] = op._reverse.unique = self.said_unique[sig.name]
        return op

    def changed(self, was, now, difference):
        if not self.kept(now.const, now.name, self.kind(now), False, was.const):
            return
        words = "index" if was.is_index else "unique constraint"
        logs["constraints"].info("Detected changed " + words + " %r on %r: %s", was.name, self.tname, difference)
        if was.is_index:
            self.changes.ops.append(self.drop(was))
            self.changes.ops.append(ops.CreateIndexOp.from_index(now.const))
        else:
            self.changes.ops.append(ops.DropConstraintOp.from_constraint(was.const))
            self.changes.ops.append(ops.AddConstraintOp.from_constraint(now.const))

    # --- foreign keys

    def foreign_keys(self):
        def signature(constraint):
            schema, table, columns, target_schema, target, remote = foreign_key_parts(constraint)

            def rule(word):
                return None if not word or word.lower() == "no action" else word.lower()

            when = "deferrable" if constraint.deferrable else "not deferrable"
            if constraint.initially and constraint.initially.lower() == "deferred":
                when = "initially_deferrable"
            return (
                schema,
                table,
                tuple(columns),
                target_schema,
                target,
                tuple(remote),
                rule(constraint.onupdate),
                rule(constraint.ondelete),
                when,
            )

        def of(table):
            return {signature(c): c for c in table.constraints if isinstance(c, ForeignKeyConstraint)}

        model = of(self.metadata_table)
        found = {s: c for s, c in of(self.conn_table).items() if self.wanted(c.name, "foreign_key_constraint")}
        model_names = {c.name: c for c in model.values() if c.name is not None}
        found_names = {c.name: c for c in found.values() if c.name is not None}

        def say(word, sig):
            prefix = "%s." % sig[0] if sig[0] else ""
            logs["constraints"].info(
                "Detected " + word + " foreign key (%s)(%s) on table %s%s", ", ".join(sig[2]), ", ".join(sig[5]), prefix, sig[1]
            )

        for sig in set(found).difference(model):
            constraint = found[sig]
            if self.kept(constraint, constraint.name, "foreign_key_constraint", True, model_names.get(constraint.name)):
                self.changes.ops.append(ops.DropConstraintOp.from_constraint(constraint))
                say("removed", sig)
        for sig in set(model).difference(found):
            constraint = model[sig]
            if self.kept(constraint, constraint.name, "foreign_key_constraint", False, found_names.get(constraint.name)):
                self.changes.ops.append(ops.CreateForeignKeyOp.from_constraint(constraint))
                say("added", sig)

    def comment(self):
        if not self.context.dialect.supports_comments:
            return
        was, now = self.conn_table.comment, self.metadata_table.comment
        if now is None and was is not None:
            self.changes.ops.append(ops.DropTableCommentOp(self.tname, existing_comment=was, schema=self.schema))
        elif now != was:
            self.changes.ops.append(ops.CreateTableCommentOp(self.tname, now, existing_comment=was, schema=self.schema))


def bare(sqltext):
    return re.sub(r"[ \(\)'\"`\[\]\t\r\n]", "", str(sqltext)).lower()


class ColumnComparison:
    def __init__(self, context, alter, tname, conn_col, metadata_col):
        self.context = context
        self.alter = alter
        self.tname = tname
        self.was = conn_col
        self.now = metadata_col
        self.migration = context.migration_context

    def run(self):
        """Asks the user's functions first and what the database's impl thinks last. A
        function that answers True has settled its part of the column."""
        settled = set()
        for part, of, compare in (
            ("types", "type", self.user_type),
            ("defaults", "default", self.user_default),
            ("constraints", "nullable", self.nullable),
            ("defaults", "default", self.computed),
            ("defaults", "default", self.identity),
            ("defaults", "default", self.autoincrement),
            ("comments", "comment", self.comment),
            ("types", "type", self.type),
            ("defaults", "default", self.default),
        ):
            if part in self.context.parts and of not in settled and compare():
                settled.add(of)

    def nullable(self):
        self.alter.existing_nullable = self.was.nullable
        if self.was.nullable is self.now.nullable:
            return
        identity = isinstance(self.now.server_default, Identity) or isinstance(self.was.server_default, Identity)
        if identity:
            logs["constraints"].info("Ignoring nullable change on identity column '%s.%s'", self.tname, self.now.name)
            return
        self.alter.modify_nullable = self.now.nullable
        words = "NULL" if self.now.nullable else "NOT NULL"
        logs["constraints"].info("Detected %s on column '%s.%s'", words, self.tname, self.now.name)

    def comparable(self):
        """Whether the types of both are known."""
        log = logs["types"]
        self.alter.existing_type = self.was.type
        if affinity(self.was.type) is NullType:
            log.info("Couldn't determine database type for column '%s.%s'", self.tname, self.now.name)
        elif affinity(self.now.type) is NullType:
            log.info("Column '%s.%s' has no type within the model; can't compare", self.tname, self.now.name)
        else:
            return True
        return False

    def type_changed(self):
        was, now = self.was.type, self.now.type
        self.alter.modify_type = now
        logs["types"].info("Detected type change from %r to %r on '%s.%s'", was, now, self.tname, self.now.name)
        return True

    def user_type(self):
        compare = self.migration._user_compare_type
        if compare is False:
            return True
        if not self.comparable() or not callable(compare):
            return False
        different = compare(self.migration, self.was, self.now, self.was.type, self.now.type)
        return self.type_changed() if different else different is False

    def type(self):
        return self.comparable() and self.migration.impl.compare_type(self.was, self.now) and self.type_changed()

    def rendered(self, default):
        if isinstance(default, DefaultClause):
            default = default.arg
            if not isinstance(default, str):
                default = str(default.compile(dialect=self.context.dialect, compile_kwargs={"literal_binds": True}))
        return default if isinstance(default, str) else None

    def texts(self):
        was = self.was.server_default
        return was.arg.text if was is not None else None, self.rendered(self.now.server_default)

    def default_changed(self, words, who):
        self.alter.modify_server_default = self.now.server_default
        words += " detected server default on column '%s.%s'"
        logs["server_defaults"].info(words, who, self.tname, self.now.name)
        return True

    def no_defaults(self):
        return self.was.server_default is None and self.now.server_default is None

    def user_default(self):
        if self.no_defaults():
            return False
        compare = self.migration._user_compare_server_default
        self.alter.existing_server_default = self.was.server_default
        if compare is False:
            return True
        if not callable(compare):
            return False
        was, now = self.texts()
        different = compare(self.migration, self.was, self.now, was, self.now.server_default, now)
        if different:
            return self.default_changed("User defined function %s", compare)
        return different is False

    def default(self):
        if self.no_defaults():
            return False
        was, now = self.was.server_default, self.now.server_default
        self.alter.existing_server_default = was
        plain = (DefaultClause, type(None))
        if not isinstance(was, plain) or not isinstance(now, plain):
            return False
        words, rendered = self.texts()
        impl = self.migration.impl
        return impl.compare_server_default(self.was, self.now, rendered, words) and self.default_changed("Dialect impl %s", impl)

    def computed(self):
        """A generated column cannot change: that it differs is worth a warning alone."""
        was, now = self.was.server_default, self.now.server_default
        if not isinstance(was, Computed) and not isinstance(now, Computed):
            return False

        def words(default):
            return bare(default.sqltext) if isinstance(default, Computed) else ""

        if words(was) != words(now):
            warn("Computed default on %s.%s cannot be modified" % (self.tname, self.now.name))
        return True

    def identity(self):
        was, now = self.was.server_default, self.now.server_default
        if not isinstance(was, Identity) and not isinstance(now, Identity):
            return False
        assert isinstance(now, (Identity, type(None))) and isinstance(was, (Identity, type(None)))
        differing = self.migration.impl.identity_difference(now, was)
        if not differing and bool(now) == bool(was):
            return False
        self.alter.modify_server_default = now
        if differing:
            logs["server_defaults"].info(
                "Detected server default on column '%s.%s': identity options attributes %s",
                self.tname,
                self.now.name,
                sorted(differing),
            )
        return bool(differing)

    def autoincrement(self):
        column = self.now
        if column.table.autoincrement_column is column or column.autoincrement is True:
            self.alter.kw["autoincrement"] = True
        elif column.autoincrement is False:
            self.alter.kw["autoincrement"] = False

    def comment(self):
        if not self.context.dialect.supports_comments:
            return
        was, now = self.was.comment, self.now.comment
        if was is None and now is None:
            return
        self.alter.existing_comment = was
        if was != now:
            self.alter.modify_comment = now
            logs["comments"].info("Detected column comment '%s.%s'", self.tname, self.now.name)
