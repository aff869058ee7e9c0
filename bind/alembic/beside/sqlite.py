"""What SQLite says for an operation, and what it cannot change."""

import re

from sqlalchemy import Column, Computed, types
from sqlalchemy.schema import DefaultClause
from sqlalchemy.sql import ClauseElement

from .impl import DefaultImpl
from .util import warn

__name__ = "alembic.ddl.sqlite"  # where Alembic has these classes

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
