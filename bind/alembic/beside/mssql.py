"""What SQL Server says for an operation, with GO after each statement that is written out."""

import re

from sqlalchemy import Column, Computed, Identity, schema, types

from .impl import DefaultImpl
from .util import CommandError, warn

__name__ = "alembic.ddl.mssql"  # where Alembic has these classes

# the constraints of a column by where they are listed; their names are made by the server
LISTED = """declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from {kind}
where parent_object_id = object_id('{name}')
and col_name(parent_object_id, parent_column_id) = '{column}'
exec('alter table {quoted} drop constraint ' + @const_name)"""
FOREIGN_KEYS = """declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from
sys.foreign_keys fk join sys.foreign_key_columns fkc
on fk.object_id=fkc.constraint_object_id
where fkc.parent_object_id = object_id('{name}')
and col_name(fkc.parent_object_id, fkc.parent_column_id) = '{column}'
exec('alter table {quoted} drop constraint ' + @const_name)"""


class MSSQLImpl(DefaultImpl):
    __dialect__ = "mssql"
    transactional_ddl = True
    batch_separator = "GO"
    add_word = "ADD"
    plain_columns = True
    type_synonyms = DefaultImpl.type_synonyms + ({"varchar", "nvarchar"},)
    identity_attrs_ignore = DefaultImpl.identity_attrs_ignore + (
        "minvalue",
        "maxvalue",
        "nominvalue",
        "nomaxvalue",
        "cycle",
        "cache",
    )

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.batch_separator = self.context_opts.get("mssql_batch_separator", self.batch_separator)

    def emit_begin(self):
        self.static_output("BEGIN TRANSACTION" + self.command_terminator)

    def emit_commit(self):
        super().emit_commit()
        if self.as_sql and self.batch_separator:
            self.static_output(self.batch_separator)

    def wants(self, const):
        # BIT holds nothing but 0 and 1
        of_bit = getattr(const, "_type_bound", False) and isinstance(list(const.table.c)[0].type, types.Boolean)
        return not of_bit and super().wants(const)

    # --- a column that changes

    def apply(self, change):
        self.tell_type_with_nullable(change)
        generated = change.of_kind(Identity) or change.of_kind(Computed)
        default, was, name = change.server_default, change.existing_server_default, change.name
        plain = default is not False and not generated
        if plain and (was is not False or default is None):
            self.drop_listed(change.table_name, change.column_name, "sys.default_constraints", change.schema)
        if not generated:
            change.server_default = False
        change.name = None
        super().apply(change)
        if plain and default is not None:
            words = (self.alter(change.table_name, change.schema), self.default_text(default), self.quote(change.column_name))
            self.ddl("%s ADD DEFAULT %s FOR %s" % words)
        if name is not None:
            self.rename_column(change.table_name, change.column_name, name, change.schema)

    def tell_type_with_nullable(self, change):
        """NULL and NOT NULL are said together with the type, which is the new one then."""
        if change.nullable is not None:
            if change.type_ is None and change.existing_type is None:
                raise CommandError(
                    "MS-SQL ALTER COLUMN operations with NULL or NOT NULL require the existing_type or a new type_ be passed."
                )
        elif change.type_ is not None and change.existing_nullable is not None:
            change.nullable = change.existing_nullable
        elif change.type_ is not None:
            warn(
                "MS-SQL ALTER COLUMN operations that specify type_= should also specify a nullable= or "
                "existing_nullable= argument to avoid implicit conversion of NOT NULL columns to NULL."
            )
            return
        if change.type_ is not None:
            change.existing_type, change.type_ = change.type_, None

    def nullable_words(self, change):
        return "%s %s" % (self.type_text(change.existing_type), "NULL" if change.nullable else "NOT NULL")

    def type_words(self, change):
        return self.type_text(change.type_)

    def rename_column(self, table_name, column_name, name, schema):
        names = (self.table_name(table_name, schema), self.quote(column_name), self.quote(name))
        self.ddl("EXEC sp_rename '%s.%s', %s, 'COLUMN'" % names)

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self.ddl("EXEC sp_rename '%s', %s" % (self.table_name(old_table_name, schema), self.quote(new_table_name)))

    def comment_text(self, change):
        if change.comment is None:
            verb, words = "drop", []
        else:
            verb = "add" if change.existing_comment is None else "update"
            words = ["N" + self.literal_text(change.comment)]
        schema = change.schema or getattr(self.dialect, "default_schema_name", None)
        assert schema
        names = (schema, change.table_name, change.column_name)
        for kind, name in zip(("schema", "table", "column"), names):
            words += ["'%s'" % kind, self.quote(name)]
        return "exec sp_%sextendedproperty 'MS_Description', %s" % (verb, ", ".join(words))

    # --- what has to go before a column

    def drop_listed(self, table_name, column, kind, schema):
        words = (FOREIGN_KEYS if kind is None else LISTED).format(
            kind=kind,
            name=(schema + "." if schema else "") + table_name,
            column=column,
            quoted=self.table_name(table_name, schema),
        )
        self.ddl(words)

    def drop_column(self, table_name, column, *, schema=None, **kw):
        for word, kind in (
            ("default", "sys.default_constraints"),
            ("check", "sys.check_constraints"),
            ("foreign_key", None),
        ):
            if kw.pop("mssql_drop_" + word, False):
                self.drop_listed(table_name, column.name, kind, schema)
        super().drop_column(table_name, column, schema=schema, **kw)

    def create_index(self, index, if_not_exists=None, **kw):
        for name in index.kwargs.get("mssql_include", None) or ():
            if name not in index.table.c:
                index.table.append_column(Column(name, types.NullType))
        self._exec(schema.CreateIndex(index, **kw))

    def bulk_insert(self, table, rows, **kw):
        if not self.as_sql:
            return super().bulk_insert(table, rows, **kw)
        name = self.table_name(table.name, getattr(table, "schema", None))
        self._exec("SET IDENTITY_INSERT %s ON" % name)
        super().bulk_insert(table, rows, **kw)
        self._exec("SET IDENTITY_INSERT %s OFF" % name)

    def compare_server_default(self, inspector_column, metadata_column, rendered_metadata_default, rendered_inspector_default):
        def bare(default):
            return None if default is None else re.sub(r"[\(\) \"\']", "", default)

        return bare(rendered_inspector_default) != bare(rendered_metadata_default)
