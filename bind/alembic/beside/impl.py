"""What each database says for an operation, and how it is run or written out."""

import re

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Identity,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    cast,
    schema,
    text,
    types,
)
from sqlalchemy.schema import DDL, DefaultClause
from sqlalchemy.sql import ClauseElement

from .schemaobj import target_of
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


class DefaultImpl:
    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"
    type_synonyms = ({"numeric", "decimal"},)
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
            kw = {}
            if self.literal_binds and is_statement(construct):
                kw["compile_kwargs"] = {"literal_binds": True}
            words = str(construct.compile(dialect=self.dialect, **kw))
            self.static_output(words.replace("\t", "    ").strip() + self.command_terminator)
            return None
        conn = self.connection
        if execution_options:
            conn = conn.execution_options(**execution_options)
        if multiparams:
            return conn.execute(construct, multiparams)
        if params:
            return conn.execute(construct, params)
        return conn.execute(construct)

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
        spec = self.column_text(Column("x", Integer, server_default=default))
        return re.sub(r"^.*? DEFAULT ", "", spec, count=1, flags=re.S)

    def column_text(self, column):
        if column.table is None:
            Table("x", MetaData(), column)
        return str(schema.CreateColumn(column).compile(dialect=self.dialect))

    # --- operations

    def requires_recreate_in_batch(self, batch_op):
        return False

    def prep_table_for_batch(self, batch_impl, table):
        pass

    def alter_column(
        self,
        table_name,
        column_name,
        *,
        nullable=None,
        server_default=False,
        name=None,
        type_=None,
        schema=None,
        autoincrement=None,
        comment=False,
        existing_comment=None,
        existing_type=None,
        existing_server_default=None,
        existing_nullable=None,
        existing_autoincrement=None,
        **kw,
    ):
        if autoincrement is not None or existing_autoincrement is not None:
            warn("autoincrement and existing_autoincrement only make sense for MySQL")
        change = "%s ALTER COLUMN %s " % (self.alter(table_name, schema), self.quote(column_name))
        if nullable is not None:
            self.ddl(change + ("DROP NOT NULL" if nullable else "SET NOT NULL"))
        if server_default is not False:
            kinds = (server_default, existing_server_default)
            if any(isinstance(d, Computed) for d in kinds):
                self.no_computed()
            if any(isinstance(d, Identity) for d in kinds):
                self.no_identity()
            if server_default is None:
                self.ddl(change + "DROP DEFAULT")
            else:
                self.ddl(change + "SET DEFAULT " + self.default_text(server_default))
        if type_ is not None:
            self.ddl(change + "TYPE " + self.type_text(type_))
        if comment is not False:
            self.column_comment(table_name, column_name, schema, comment)
        if name is not None:
            self.rename_column(table_name, column_name, name, schema)

    def no_computed(self):
        from sqlalchemy.exc import CompileError

        raise CompileError(
            'Adding or removing a "computed" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not supported.'
        )

    def no_identity(self):
        from sqlalchemy.exc import CompileError

        raise CompileError(
            'Adding, removing or modifying an "identity" construct, e.g. GENERATED AS IDENTITY, '
            "to or from an existing column is not supported in this dialect."
        )

    def column_comment(self, table_name, column_name, schema, comment):
        column = Column(column_name, types.NullType(), comment=comment)
        Table(table_name, MetaData(), column, schema=schema)
        self.create_column_comment(column)

    def rename_column(self, table_name, column_name, name, schema):
        self.ddl("%s RENAME %s TO %s" % (self.alter(table_name, schema), self.quote(column_name), self.quote(name)))

    def add_column(
        self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None, **kw
    ):
        words = self.column_text(column)
        if inline_primary_key and column.primary_key:
            words += " PRIMARY KEY"
        keys = list(column.foreign_keys)
        if inline_references and len(keys) == 1 and keys[0].constraint is not None:
            target = keys[0].column
            words += " REFERENCES %s (%s)" % (self.table_name(target.table.name, target.table.schema), self.quote(target.name))
        exists = "IF NOT EXISTS " if if_not_exists else ""
        self.ddl("%s ADD COLUMN %s%s" % (self.alter(table_name, schema), exists, words))

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        exists = "IF EXISTS " if if_exists else ""
        self.ddl("%s DROP COLUMN %s%s" % (self.alter(table_name, schema), exists, self.quote(column.name)))

    def add_constraint(self, const, **kw):
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
                statement = table.insert().inline().values(**row)
                words = str(statement.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))
                self.static_output(words.replace("\t", "    ").strip() + self.command_terminator)
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


NO_ALTER = (
    "No support for ALTER of constraints in SQLite dialect. "
    "Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy."
)


def needs_parentheses(expr):
    return bool(expr) and not (re.match(r"^[0-9\.]$", expr) or re.match(r"^'.+'$", expr) or re.match(r"^\(.+\)$", expr))


class SQLiteImpl(DefaultImpl):
    __dialect__ = "sqlite"

    def requires_recreate_in_batch(self, batch_op):
        for name, args, _ in batch_op.batch:
            if name == "add_column":
                default = args[1].server_default
                if isinstance(default, DefaultClause) and isinstance(default.arg, ClauseElement):
                    return True
                if isinstance(default, Computed) and default.persisted:
                    return True
            elif name not in ("create_index", "drop_index"):
                return True
        return False

    def add_constraint(self, const, **kw):
        if not getattr(const, "_type_bound", False):
            raise NotImplementedError(NO_ALTER)
        warn("Skipping unsupported ALTER for creation of implicit constraint. " + NO_ALTER.partition(". ")[2])

    def drop_constraint(self, const, **kw):
        if not getattr(const, "_type_bound", False):
            raise NotImplementedError(NO_ALTER)

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self.ddl("%s RENAME TO %s" % (self.alter(old_table_name, schema), self.quote(new_table_name)))

    def rename_column(self, table_name, column_name, name, schema):
        self.ddl("%s RENAME COLUMN %s TO %s" % (self.alter(table_name, schema), self.quote(column_name), self.quote(name)))

    def compare_server_default(self, inspector_column, metadata_column, rendered_metadata_default, rendered_inspector_default):
        def bare(default):
            if default is None:
                return None
            return re.sub(r"^\"?'(.+)'\"?$", r"\1", re.sub(r"^\((.+)\)$", r"\1", default))

        return bare(rendered_inspector_default) != bare(rendered_metadata_default)

    def reflected_default(self, default):
        return "(%s)" % default if needs_parentheses(default) else default

    def render_ddl_sql_expr(self, expr, is_server_default=False, **kw):
        words = super().render_ddl_sql_expr(expr)
        if is_server_default and needs_parentheses(words):
            return "(%s)" % words
        return words

    def cast_for_batch_migrate(self, column, expr, new_type):
        if isinstance(new_type, types.JSON):
            return expr
        return super().cast_for_batch_migrate(column, expr, new_type)

    def correct_for_autogen_constraints(self, conn_uniques, conn_indexes, metadata_uniques, metadata_indexes):
        known = {ix.name for ix in conn_indexes}
        for index in list(metadata_indexes):
            if index.name not in known and any(not isinstance(e, Column) for e in index.expressions):
                warn(
                    "autogenerate skipping metadata-specified expression-based index "
                    "%r; dialect 'sqlite' under SQLAlchemy %s can't reflect these indexes so they can't be compared"
                    % (index.name, __import__("sqlalchemy").__version__)
                )
                metadata_indexes.remove(index)


class PostgresqlImpl(DefaultImpl):
    __dialect__ = "postgresql"
    transactional_ddl = True
    type_synonyms = DefaultImpl.type_synonyms + ({"float", "double precision"},)

    def alter_column(self, table_name, column_name, *, type_=None, schema=None, **kw):
        using = kw.pop("postgresql_using", None)
        if using is not None and type_ is None:
            raise CommandError("postgresql_using must be used with the type_ parameter")
        if type_ is not None:
            words = "%s ALTER COLUMN %s TYPE %s " % (self.alter(table_name, schema), self.quote(column_name), self.type_text(type_))
            self.ddl(words + ("USING %s" % using if using else ""))
        super().alter_column(table_name, column_name, schema=schema, **kw)


class MySQLImpl(DefaultImpl):
    __dialect__ = "mysql"
    type_synonyms = DefaultImpl.type_synonyms + ({"bool", "tinyint"}, {"json", "longtext"})

    def alter_column(
        self,
        table_name,
        column_name,
        *,
        nullable=None,
        server_default=False,
        name=None,
        type_=None,
        schema=None,
        existing_type=None,
        existing_server_default=None,
        existing_nullable=None,
        autoincrement=None,
        existing_autoincrement=None,
        comment=False,
        existing_comment=None,
        **kw,
    ):
        alter = self.alter(table_name, schema)
        column = self.quote(column_name)
        type_ = type_ if type_ is not None else existing_type
        dated = type_ is not None and affinity(instance(type_)) is types.DateTime and server_default is not None
        modified = nullable is not None or autoincrement is not None or comment is not False or type_ is not existing_type
        if name is None and not dated and not modified:
            if server_default is not False:
                what = "DROP DEFAULT" if server_default is None else "SET DEFAULT " + self.default_text(server_default)
                self.ddl("%s ALTER COLUMN %s %s" % (alter, column, what))
            return
        if type_ is None:
            raise CommandError("All MySQL CHANGE/MODIFY COLUMN operations require the existing type.")
        if nullable is None:
            nullable = True if existing_nullable is None else existing_nullable
        default = existing_server_default if server_default is False else server_default
        spec = "%s %s" % (self.type_text(type_), "NULL" if nullable else "NOT NULL")
        if existing_autoincrement if autoincrement is None else autoincrement:
            spec += " AUTO_INCREMENT"
        if default is not False and default is not None:
            spec += " DEFAULT " + self.default_text(default)
        comment = existing_comment if comment is False else comment
        if comment:
            spec += " COMMENT '%s'" % comment.replace("'", "''")
        if name is not None or dated:
            self.ddl("%s CHANGE %s %s %s" % (alter, column, self.quote(name or column_name), spec))
        else:
            self.ddl("%s MODIFY %s %s" % (alter, column, spec))

    def drop_constraint(self, const, **kw):
        if isinstance(const, CheckConstraint) and getattr(const, "_type_bound", False):
            return
        super().drop_constraint(const)


class PlainImpl(DefaultImpl):
    __dialect__ = "default"
