"""What Oracle says for an operation, with a slash after each statement that is written out."""

import re

from sqlalchemy import Column, Identity, types

from .impl import DefaultImpl

__name__ = "alembic.ddl.oracle"  # where Alembic has these classes


class OracleImpl(DefaultImpl):
    __dialect__ = "oracle"
    batch_separator = "/"
    command_terminator = ""
    alter_word = "MODIFY"
    add_word = "ADD"
    plain_columns = True
    type_synonyms = DefaultImpl.type_synonyms + (
        {"varchar", "varchar2"},
        {"bigint", "integer", "smallint", "decimal", "numeric", "number"},
        {"double", "float", "double_precision"},
    )
    identity_attrs_ignore = ()

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.batch_separator = self.context_opts.get("oracle_batch_separator", self.batch_separator)

    def emit_begin(self):
        self._exec("SET TRANSACTION READ WRITE")

    def emit_commit(self):
        self._exec("COMMIT")

    def nullable_words(self, change):
        return "NULL" if change.nullable else "NOT NULL"

    def type_words(self, change):
        return self.type_text(change.type_)

    def default_words(self, change):
        return "DEFAULT " + ("NULL" if change.server_default is None else self.default_text(change.server_default))

    def identity_words(self, change):
        if change.server_default is None:
            return "DROP IDENTITY"
        kept = {n: v for n, v in self.identity_options(change.server_default).items() if v is not None}
        column = Column("x", types.Integer, Identity(**kept))
        return re.search(r"GENERATED .*IDENTITY(?: \(.*\))?", self.column_text(column)).group()

    def rename_column(self, table_name, column_name, name, schema):
        self.ddl("%s RENAME COLUMN %s TO %s" % (self.alter(table_name, schema), self.quote(column_name), self.quote(name)))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self.ddl("%s RENAME TO %s" % (self.alter(old_table_name, schema), self.quote(new_table_name)))

    def create_index(self, index, if_not_exists=None, **kw):
        super().create_index(index, **kw)

    def comment_text(self, change):
        comment = self.literal_text("" if change.comment is None else change.comment)
        return "COMMENT ON COLUMN %s.%s IS %s" % (change.table_name, change.column_name, comment)

    def compare_server_default(self, inspector_column, metadata_column, rendered_metadata_default, rendered_inspector_default):
        def bare(default):
            if default is None:
                return None
            return re.sub(r"^\"?'(.+)'\"?$", r"\1", re.sub(r"^\((.+)\)$", r"\1", default))

        was = bare(rendered_inspector_default)
        return (was if was is None else was.strip()) != bare(rendered_metadata_default)
