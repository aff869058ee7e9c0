"""MigrationContext: what migrations run in, and the table that says how far they got."""

import sys
from contextlib import contextmanager, nullcontext

from sqlalchemy import inspect, select
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import make_url

from .batch import ddl_scope
from .ddl import DefaultImpl
from .steps import HeadMaintainer, MigrationInfo, MigrationStep, RevisionStep, StampStep
from .util import CommandError, as_list, logger, to_tuple

__name__ = "alembic.runtime.migration"  # where Alembic has these classes

log = logger("runtime.migration")


class _ProxyTransaction:
    def __init__(self, context):
        self.migration_context = context

    @property
    def _transaction(self):
        return self.migration_context._transaction

    def rollback(self):
        self._transaction.rollback()
        self.migration_context._transaction = None

    def commit(self):
        self._transaction.commit()
        self.migration_context._transaction = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if self._transaction is not None:
            self._transaction.__exit__(*exc)
            self.migration_context._transaction = None


class OfflineConnection:
    """What stands for a connection where statements are written out."""

    def __init__(self, context):
        self.context = context
        self.dialect = context.dialect

    def execute(self, construct, parameters=None, **kw):
        self.context.impl._exec(construct)

    def in_transaction(self):
        return True


class MigrationContext:
    def __init__(self, dialect, connection, opts, environment_context=None):
        self.environment_context = environment_context
        self.opts = opts
        self.dialect = dialect
        self.script = opts.get("script")
        self.as_sql = opts.get("as_sql", False)
        self.on_version_apply_callbacks = opts.get("on_version_apply", ())
        self.purge = opts.get("purge", False)
        self.output_buffer = opts.get("output_buffer", sys.stdout)
        self.transactional_ddl = opts.get("transactional_ddl")
        self.version_table = opts.get("version_table", "alembic_version")
        self.version_table_schema = opts.get("version_table_schema", None)
        self._transaction_per_migration = opts.get("transaction_per_migration", False)
        self._transaction = None
        self._migrations_fn = opts.get("fn")
        self._user_compare_type = opts.get("compare_type", True)
        self._user_compare_server_default = opts.get("compare_server_default", False)
        self._start_from_rev = opts.get("starting_rev")
        if self.as_sql:
            self.connection = OfflineConnection(self)
            self._in_external_transaction = False
        else:
            self.connection = connection
            self._in_external_transaction = connection is not None and connection.in_transaction()
        cls = DefaultImpl.get_by_dialect(dialect)
        self.impl = cls(dialect, self.connection, self.as_sql, self.transactional_ddl, self.output_buffer, opts)
        self._version = self.impl.version_table_impl(
            version_table=self.version_table,
            version_table_schema=self.version_table_schema,
            version_table_pk=opts.get("version_table_pk", True),
        )
        log.info("Context impl %s.", type(self.impl).__name__)
        if self.as_sql:
            log.info("Generating static SQL")
        log.info("Will assume %s DDL.", "transactional" if self.impl.transactional_ddl else "non-transactional")

    @classmethod
    def configure(
        cls,
        connection=None,
        url=None,
        dialect_name=None,
        dialect=None,
        environment_context=None,
        dialect_opts=None,
        opts=None,
    ):
        if opts is None:
            opts = {}
        if connection is not None:
            if isinstance(connection, Engine):
                raise CommandError(
                    "'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got %r"
                    % connection
                )
            dialect = connection.dialect
        elif url or dialect_name:
            dialect = make_url(url or "%s://" % dialect_name).get_dialect()(**(dialect_opts or {}))
        elif dialect is None:
            raise Exception("Connection, url, or dialect_name is required.")
        return MigrationContext(dialect, connection, opts, environment_context)

    @property
    def bind(self):
        return self.connection

    @property
    def config(self):
        return self.environment_context.config if self.environment_context else None

    @contextmanager
    def autocommit_block(self):
        if self.impl.transactional_ddl and self.as_sql:
            self.impl.emit_commit()
        elif self._transaction is not None:
            self._transaction.commit()
            self._transaction = None
        yield
        if self.impl.transactional_ddl and self.as_sql:
            self.impl.emit_begin()

    @contextmanager
    def _begin_commit(self):
        self.impl.emit_begin()
        yield
        self.impl.emit_commit()

    def begin_transaction(self, _per_migration=False):
        if self._in_external_transaction:
            return nullcontext()
        transactional = self.impl.transactional_ddl
        now = _per_migration == self._transaction_per_migration if transactional else _per_migration
        if not now:
            return nullcontext()
        if self.as_sql:
            return self._begin_commit() if transactional else nullcontext()
        if not transactional and self._transaction is not None:
            return nullcontext()
        connection = self.connection
        self._transaction = connection.get_transaction() if connection.in_transaction() else connection.begin()
        return _ProxyTransaction(self)

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            raise CommandError(
                "Version table '%s' has more than one head present; please use get_current_heads()" % self.version_table
            )
        return heads[0] if heads else None

    def get_current_heads(self):
        if self.as_sql:
            start = self._start_from_rev
            if start == "base":
                start = None
            elif start is not None and self.script:
                names = [name for name in as_list(start) if name not in (None, "base")]
                start = [self.script.get_revision(name).revision for name in names]
            return to_tuple(start, ())
        if self._start_from_rev:
            raise CommandError("Can't specify current_rev to context when using a database connection")
        if not self._has_version_table():
            return ()
        return tuple(row[0] for row in self.connection.execute(select(self._version.c.version_num)))

    def _has_version_table(self):
        return inspect(self.connection).has_table(self.version_table, self.version_table_schema)

    def _ensure_version_table(self, purge=False):
        with ddl_scope(self.connection):
            self._version.create(self.connection, checkfirst=True)
            if purge:
                self.connection.execute(self._version.delete())

    def stamp(self, script_directory, revision):
        heads = self.get_current_heads()
        if not self.as_sql and not heads:
            self._ensure_version_table()
        keeper = HeadMaintainer(self, heads)
        for step in script_directory._stamp_revs(revision, heads):
            keeper.update_to_step(step)

    def run_migrations(self, **kw):
        self.impl.start_migrations()
        if self.purge:
            if self.as_sql:
                raise CommandError("Can't use --purge with --sql mode")
            self._ensure_version_table(purge=True)
            heads = ()
        else:
            heads = self.get_current_heads()
            if not self.as_sql and not heads and not self.opts.get("dont_mutate", False):
                self._ensure_version_table()
        keeper = HeadMaintainer(self, heads)
        for step in self._migrations_fn(heads, self):
            with self.begin_transaction(_per_migration=True):
                if self.as_sql and not keeper.heads:
                    self.impl.create_table(self._version)
                log.info("Running %s", step)
                if self.as_sql:
                    self.impl.static_output("-- Running %s" % step.short_log)
                step.migration_fn(**kw)
                keeper.update_to_step(step)
                for callback in as_list(self.on_version_apply_callbacks):
                    callback(ctx=self, step=step.info, heads=set(keeper.heads), run_args=kw)
        if self.as_sql and not keeper.heads:
            self.impl.drop_table(self._version)

    def execute(self, sql, execution_options=None):
        self.impl._exec(sql, execution_options)
