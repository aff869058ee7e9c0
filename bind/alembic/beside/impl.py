"""What each database says for an operation, and how it is run or written out."""

import re

from sqlalchemy import (
    Column,
    Computed,
    Identity,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    cast,
    literal,
    schema,
    text,
    types,
)
from sqlalchemy.exc import CompileError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDL, AddConstraint, DDLElement, DefaultClause
from sqlalchemy.sql import ClauseElement

from .util import CommandError, logger, warn

log = logger("ddl.impl")


def affinity(type_):
    """The generic type that a type is a kind of."""
    found = type(type_)
    for cls in found.__mro__:
        if cls is types.TypeEngine:
            break
        if issubclass(cls, types.TypeEngine):
            found = cls
    return found


def instance(type_):
    return type_() if isinstance(type_, type) else type_


def is_statement(construct):
    return not isinstance(construct, (schema.ExecutableDDLElement, schema.CreateTable))


NO_COMPUTED = (
    'Adding or removing a "computed" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not supported.'
)
NO_IDENTITY = (
    'Adding, removing or modifying an "identity" construct, e.g. GENERATED AS IDENTITY, '
    "to or from an existing column is not supported in this dialect."
)


class ColumnChange:
    """What alter_column() was told: what becomes of a column, and what it is so far."""

    fields = {
        "nullable": None,
        "server_default": False,
        "name": None,
        "type_": None,
        "schema": None,
        "autoincrement": None,
        "comment": False,
        "existing_comment": None,
        "existing_type": None,
        "existing_server_default": None,
        "existing_nullable": None,
        "existing_autoincrement": None,
    }

    def __init__(self, table_name, column_name, **kw):
        self.table_name = table_name
        self.column_name = column_name
        for name, default in self.fields.items():
            setattr(self, name, kw.pop(name, default))
        self.more = kw  # what one dialect alone knows

    def of_kind(self, kind):
        """Whether the default is a generated one of that kind, or was."""
        return isinstance(self.server_default, kind) or isinstance(self.existing_server_default, kind)

    def new(self, name, unchanged=None):
        """What a thing will be: as it is told, else as it is."""
        value = getattr(self, name)
        return getattr(self, "existing_" + name.rstrip("_")) if value is unchanged else value


class ColumnComment(DDLElement):
    """A column's comment, which each database says in a statement of its own, if at all."""

    __module__ = "alembic.ddl.base"

    def __init__(self, impl, change):
        self.impl = impl
        self.change = change


@compiles(ColumnComment, "postgresql")
@compiles(ColumnComment, "oracle")
@compiles(ColumnComment, "mssql")
def visit_column_comment(element, compiler, **kw):
    return element.impl.comment_text(element.change)


class DefaultImpl:
    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"
    type_synonyms = ({"numeric", "decimal"},)
    type_arg_extract = ()
    # what a database does not tell of an identity column
    identity_attrs_ignore = ("order", "on_null")
    impls = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "__dialect__" in cls.__dict__:
            DefaultImpl.impls[cls.__dialect__] = cls

    def __init__(self, dialect, connection, as_sql, transactional_ddl, output_buffer, context_opts):
        self.dialect = dialect
        self.connection = connection
        self.as_sql = as_sql
        self.literal_binds = context_opts.get("literal_binds", False)
        self.output_buffer = output_buffer
        self.memo = {}
        self.context_opts = context_opts
        if transactional_ddl is not None:
            self.transactional_ddl = transactional_ddl
        if self.literal_binds and not as_sql:
            raise CommandError("Can't use literal_binds setting without as_sql mode")

    @classmethod
    def get_by_dialect(cls, dialect):
        if dialect.name not in cls.impls:
            raise NotImplementedError("Diptych does not support Alembic's operations for %s yet" % dialect.name)
        return cls.impls[dialect.name]

    @property
    def bind(self):
        return self.connection

    def static_output(self, words):
        self.output_buffer.write(words + "\n\n")
        self.output_buffer.flush()

    def version_table_impl(self, *, version_table, version_table_schema, version_table_pk, **kw):
        table = Table(version_table, MetaData(), Column("version_num", String(32), nullable=False), schema=version_table_schema)
        if version_table_pk:
            table.append_constraint(PrimaryKeyConstraint("version_num", name=version_table + "_pkc"))
        return table

    def _exec(self, construct, execution_options=None, multiparams=None, params=None):
        if isinstance(construct, str):
            construct = text(construct)
        if self.as_sql:
            if multiparams is not None or params:
                raise TypeError("SQL parameters not allowed with as_sql")
            self.written(construct, self.literal_binds and is_statement(construct))
            return None
        conn = self.connection
        if execution_options:
            conn = conn.execution_options(**execution_options)
        if multiparams:
            return conn.execute(construct, multiparams)
        if params:
            return conn.execute(construct, params)
        return conn.execute(construct)

    # what ends a batch of statements, where a database wants it said
    batch_separator = None

    def written(self, construct, literal_binds):
        kw = {"compile_kwargs": {"literal_binds": True}} if literal_binds else {}
        words = str(construct.compile(dialect=self.dialect, **kw))
        self.static_output(words.replace("\t", "    ").strip() + self.command_terminator)
        if self.batch_separator:
            self.static_output(self.batch_separator)

    def execute(self, sql, execution_options=None):
        self._exec(sql, execution_options)

    def ddl(self, words):
        return self._exec(DDL(words.replace("%", "%%")))

    # --- names and parts

    def quote(self, name):
        return self.dialect.identifier_preparer.quote(name)

    def table_name(self, name, schema):
        if schema:
            return ".".join(self.quote(part) for part in schema.split(".")) + "." + self.quote(name)
        return self.quote(name)

    def alter(self, table_name, schema):
        return "ALTER TABLE " + self.table_name(table_name, schema)

    def type_text(self, type_):
        return self.dialect.type_compiler.process(instance(type_))

    def default_text(self, default):
        if isinstance(default, DefaultClause):
            default = default.arg
        if isinstance(default, str):
            default = literal(default, String())
        return str(default.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))

    def literal_text(self, words, type_=String):
        return str(literal(words, type_()).compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))

    def column_text(self, column):
        if column.table is None:
            Table("x", MetaData(), column)
        return str(schema.CreateColumn(column).compile(dialect=self.dialect))

    # --- operations

    def requires_recreate_in_batch(self, batch_op):
        return False

    def prep_table_for_batch(self, batch_impl, table):
        pass

    def alter_column(self, table_name, column_name, **kw):
        self.apply(ColumnChange(table_name, column_name, **kw))

    def apply(self, change):
        """Says what changes of a column, one thing after the other; its name comes last."""
        if change.autoincrement is not None or change.existing_autoincrement is not None:
            warn("autoincrement and existing_autoincrement only make sense for MySQL")
        if change.nullable is not None:
            self.change(change, self.nullable_words(change))
        if change.server_default is not False:
            if change.of_kind(Computed):
                raise CompileError(NO_COMPUTED)
            words = self.identity_words if change.of_kind(Identity) else self.default_words
            self.change(change, words(change))
        if change.type_ is not None:
            self.change(change, self.type_words(change))
        if change.comment is not False:
            self._exec(ColumnComment(self, change))
        if change.name is not None:
            self.rename_column(change.table_name, change.column_name, change.name, change.schema)

    # how ALTER TABLE names a column that changes
    alter_word = "ALTER COLUMN"

    def change(self, change, words):
        column = self.quote(change.column_name)
        self.ddl("%s %s %s %s" % (self.alter(change.table_name, change.schema), self.alter_word, column, words))

    def nullable_words(self, change):
        return "DROP NOT NULL" if change.nullable else "SET NOT NULL"

    def default_words(self, change):
        if change.server_default is None:
            return "DROP DEFAULT"
        return "SET DEFAULT " + self.default_text(change.server_default)

    def identity_words(self, change):
        raise CompileError(NO_IDENTITY)

    def type_words(self, change):
        return "TYPE " + self.type_text(change.type_)

    def rename_column(self, table_name, column_name, name, schema):
        self.ddl("%s RENAME %s TO %s" % (self.alter(table_name, schema), self.quote(column_name), self.quote(name)))

    def add_column(
        self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None, **kw
    ):
        words = self.column_text(column)
        alter = "%s %s " % (self.alter(table_name, schema), self.add_word)
        if self.plain_columns:
            for check in column.constraints:
                said = str(AddConstraint(check).compile(dialect=self.dialect)).partition(" ADD ")[2]
                words = words.replace(" " + said, "")
            return self.ddl(alter + words)
        if inline_primary_key and column.primary_key:
            words += " PRIMARY KEY"
        keys = list(column.foreign_keys)
        if inline_references and len(keys) == 1 and keys[0].constraint is not None:
            target = keys[0].column
            words += " REFERENCES %s (%s)" % (self.table_name(target.table.name, target.table.schema), self.quote(target.name))
        self.ddl(alter + ("IF NOT EXISTS " if if_not_exists else "") + words)

    # whether a column is added without keys, checks and conditions
    plain_columns = False
    add_word = "ADD COLUMN"

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        exists = "IF EXISTS " if if_exists else ""
        self.ddl("%s DROP COLUMN %s%s" % (self.alter(table_name, schema), exists, self.quote(column.name)))

    # whether a constraint can be dropped only by saying what kind it is
    wants_constraint_type = False

    def wants(self, const):
        """Whether this database has a constraint. A type's own is not there where the type is the database's."""
        rule = getattr(const, "_create_rule", None)
        return rule is None or rule(self)

    def add_constraint(self, const, **kw):
        if self.wants(const):
            self._exec(schema.AddConstraint(const, **kw))

    def drop_constraint(self, const, **kw):
        self._exec(schema.DropConstraint(const, **kw))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self.ddl("%s RENAME TO %s" % (self.alter(old_table_name, schema), self.table_name(new_table_name, schema)))

    def create_table(self, table, **kw):
        self._exec(schema.CreateTable(table, **kw))
        for index in table.indexes:
            self._exec(schema.CreateIndex(index))
        if self.dialect.supports_comments and not self.dialect.inline_comments:
            if table.comment:
                self.create_table_comment(table)
            for column in table.columns:
                if column.comment:
                    self.create_column_comment(column)

    def drop_table(self, table, **kw):
        self._exec(schema.DropTable(table, **kw))

    def create_index(self, index, **kw):
        self._exec(schema.CreateIndex(index, **kw))

    def drop_index(self, index, **kw):
        self._exec(schema.DropIndex(index, **kw))

    def create_table_comment(self, table):
        self._exec(schema.SetTableComment(table))

    def drop_table_comment(self, table):
        self._exec(schema.DropTableComment(table))

    def create_column_comment(self, column):
        self._exec(schema.SetColumnComment(column))

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if rows and not isinstance(rows[0], dict):
            raise TypeError("List of dictionaries expected")
        if self.as_sql:
            for row in rows:
                for name, value in row.items():
                    plain = value is not None and not isinstance(value, ClauseElement)
                    if plain and isinstance(table.c[name].type, types.NullType):
                        raise CompileError(
                            'No literal value renderer is available for literal value "%r" with datatype NULL' % (value,)
                        )
                self.written(table.insert().inline().values(**row), True)
        elif rows and multiinsert:
            self._exec(table.insert().inline(), multiparams=rows)
        else:
            for row in rows:
                self._exec(table.insert().inline().values(**row))

    # --- comparing a database with a model

    def tokens(self, column):
        """The words of a column's type, and what stands in its parentheses."""
        words, args = [], []
        for token in re.findall(r"[\w\-_]+|\(.+?\)", self.dialect.type_compiler.process(column.type).lower()):
            if token.startswith("("):
                args = [a.strip() for a in re.findall("[^(),]+", token)]
            else:
                words.append(token)
        return words, args

    def compare_type(self, inspector_column, metadata_column):
        was, was_args = self.tokens(inspector_column)
        now, now_args = self.tokens(metadata_column)
        if was[0] != now[0]:
            pair, heads = {" ".join(was), " ".join(now)}, {was[0], now[0]}
            if not any(pair <= group or heads <= group for group in self.type_synonyms):
                return True
        if len(was) == len(now) and was[1:] != now[1:]:
            return True
        return len(was_args) == len(now_args) and was_args != now_args

    def compare_server_default(self, inspector_column, metadata_column, rendered_metadata_default, rendered_inspector_default):
        return rendered_inspector_default != rendered_metadata_default

    # the options of an identity column that are compared
    identity_names = (
        "always",
        "on_null",
        "start",
        "increment",
        "minvalue",
        "maxvalue",
        "nominvalue",
        "nomaxvalue",
        "cycle",
        "cache",
        "order",
    )

    def identity_options(self, identity):
        return {} if identity is None else {name: getattr(identity, name, None) for name in self.identity_names}

    def identity_difference(self, new, was):
        """The options that differ: one that is not said, or said as it is anyway, does not."""
        said, found, usual = (self.identity_options(x) for x in (new, was, Identity()))
        out = {n for n in {**said, **found} if said.get(n) not in (found.get(n), usual[n]) and n != "always"}
        if bool(said.get("always")) != bool(found.get("always")):
            out.add("always")
        return out - set(self.identity_attrs_ignore)

    def correct_for_autogen_constraints(self, conn_uniques, conn_indexes, metadata_uniques, metadata_indexes):
        pass

    def reflected_default(self, default):
        """A reflected default's text as this database wants it back."""
        return default

    def cast_for_batch_migrate(self, column, expr, new_type):
        if affinity(column.type) is not affinity(new_type):
            return cast(expr, new_type)
        return expr

    def render_ddl_sql_expr(self, expr, is_server_default=False, **kw):
        return str(expr.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True, "include_table": False}))

    def render_type(self, type_obj, autogen_context):
        return False

    def start_migrations(self):
        pass

    def emit_begin(self):
        self.static_output("BEGIN" + self.command_terminator)

    def emit_commit(self):
        self.static_output("COMMIT" + self.command_terminator)
