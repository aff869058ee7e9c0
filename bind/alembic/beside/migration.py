"""MigrationContext: what migrations run in, and the table that says how far they got."""

import sys
from contextlib import contextmanager, nullcontext

from sqlalchemy import inspect, literal_column, select
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import make_url

from .batch import ddl_scope
from .impl import DefaultImpl
from .util import CommandError, as_list, logger

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
            return () if start in (None, "base") else tuple(as_list(start))
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


class HeadMaintainer:
    """Keeps the version table equal to the revisions that are reached."""

    def __init__(self, context, heads):
        self.context = context
        self.heads = set(heads)

    def _run(self, statement, what):
        result = self.context.impl._exec(statement)
        if result is not None and not self.context.as_sql and result.rowcount != 1:
            raise CommandError(
                "Online migration expected to match one row when %s in '%s'; %d found"
                % (what, self.context.version_table, result.rowcount)
            )

    def _insert_version(self, version):
        self.heads.add(version)
        self.context.impl._exec(self.context._version.insert().values(version_num=literal_column("'%s'" % version)))

    def _delete_version(self, version):
        self.heads.remove(version)
        table = self.context._version
        self._run(table.delete().where(table.c.version_num == literal_column("'%s'" % version)), "deleting '%s'" % version)

    def _update_version(self, from_, to_):
        self.heads.remove(from_)
        self.heads.add(to_)
        table = self.context._version
        self._run(
            table.update()
            .values(version_num=literal_column("'%s'" % to_))
            .where(table.c.version_num == literal_column("'%s'" % from_)),
            "updating '%s' to '%s'" % (from_, to_),
        )

    def update_to_step(self, step):
        for change, *names in step.moves(self.heads):
            getattr(self, "_%s_version" % change)(*names)


class MigrationInfo:
    def __init__(self, revision_map, is_upgrade, is_stamp, up_revisions, down_revisions):
        self.revision_map = revision_map
        self.is_upgrade = is_upgrade
        self.is_stamp = is_stamp
        self.up_revision_ids = tuple(as_list(up_revisions))
        self.up_revision_id = self.up_revision_ids[0] if self.up_revision_ids else None
        self.down_revision_ids = tuple(as_list(down_revisions))

    @property
    def is_migration(self):
        return not self.is_stamp

    @property
    def source_revision_ids(self):
        return self.down_revision_ids if self.is_upgrade else self.up_revision_ids

    @property
    def destination_revision_ids(self):
        return self.up_revision_ids if self.is_upgrade else self.down_revision_ids


def _comma(names):
    return ", ".join(names)


class RevisionStep:
    """Running one revision's upgrade() or downgrade()."""

    def __init__(self, revision_map, revision, is_upgrade):
        self.revision_map = revision_map
        self.revision = revision
        self.is_upgrade = is_upgrade
        self.is_downgrade = not is_upgrade
        self.migration_fn = revision.module.upgrade if is_upgrade else revision.module.downgrade

    def __repr__(self):
        return "RevisionStep(%r, is_upgrade=%r)" % (self.revision.revision, self.is_upgrade)

    def __eq__(self, other):
        return isinstance(other, RevisionStep) and other.revision == self.revision and other.is_upgrade == self.is_upgrade

    @property
    def name(self):
        return self.migration_fn.__name__

    @property
    def doc(self):
        return self.revision.doc

    @property
    def from_revisions(self):
        return self.revision.down_revisions if self.is_upgrade else (self.revision.revision,)

    @property
    def to_revisions(self):
        return (self.revision.revision,) if self.is_upgrade else self.revision.down_revisions

    @property
    def short_log(self):
        return "%s %s -> %s" % (self.name, _comma(self.from_revisions), _comma(self.to_revisions))

    def __str__(self):
        return self.short_log + (", %s" % self.doc if self.doc else "")

    @property
    def info(self):
        return MigrationInfo(self.revision_map, self.is_upgrade, False, self.revision.revision, self.revision.down_revisions)

    def moves(self, heads):
        """What the step does to the rows of the version table."""
        own, down = self.revision.revision, list(self.revision.down_revisions)
        others = set(heads) - {own}
        reached = {r for head in others for r in self.revision_map.ancestors(head)}
        if self.is_upgrade:
            left = [d for d in down if d in heads]
            if not left:
                return [("insert", own)]
            return [("delete", d) for d in left[:-1]] + [("update", left[-1], own)]
        back = [d for d in down if d not in reached]
        if own not in heads:
            return []
        if not back:
            return [("delete", own)]
        return [("insert", d) for d in back[:-1]] + [("update", own, back[-1])]


class StampStep:
    """Saying that revisions are reached without running them."""

    doc = None

    def __init__(self, from_, to_, is_upgrade, branch_move, revision_map=None):
        self.from_ = self.from_revisions = tuple(as_list(from_))
        self.to_ = self.to_revisions = tuple(as_list(to_))
        self.is_upgrade = is_upgrade
        self.is_downgrade = not is_upgrade
        self.branch_move = branch_move
        self.migration_fn = self.stamp_revision
        self.revision_map = revision_map

    def stamp_revision(self, **kw):
        return None

    @property
    def name(self):
        return "stamp_revision"

    @property
    def short_log(self):
        return "%s %s -> %s" % (self.name, _comma(self.from_), _comma(self.to_))

    __str__ = short_log.fget

    @property
    def info(self):
        up, down = (self.to_, self.from_) if self.is_upgrade else (self.from_, self.to_)
        return MigrationInfo(self.revision_map, self.is_upgrade, True, up, down)

    def moves(self, heads):
        if self.is_downgrade and self.branch_move:
            return [("delete", self.from_[0])]
        fresh = set(self.to_) - set(heads)
        if self.is_upgrade and (self.branch_move or set(self.from_) - set(heads)) and fresh:
            return [("insert", self.to_[0])]
        if len(self.from_) > 1:
            return [("delete", f) for f in self.from_[:-1]] + [("update", self.from_[-1], self.to_[0])]
        if len(self.to_) > 1:
            return [("insert", t) for t in self.to_[:-1]] + [("update", self.from_[0], self.to_[-1])]
        return [("update", self.from_[0], self.to_[0])]
