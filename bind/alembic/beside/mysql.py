"""What MySQL and MariaDB say for an operation: a column that changes is told as a whole."""

from sqlalchemy import CheckConstraint, Computed, Identity, types

from .impl import DefaultImpl, affinity, instance
from .util import CommandError

__name__ = "alembic.ddl.mysql"  # where Alembic has these classes


class MySQLImpl(DefaultImpl):
    __dialect__ = "mysql"
    type_synonyms = DefaultImpl.type_synonyms + ({"bool", "tinyint"}, {"json", "longtext"})
    type_arg_extract = (r"character set ([\w\-_]+)", r"collate ([\w\-_]+)")
    check_word = "DROP CHECK"
    wants_constraint_type = True

    def apply(self, change):
        if change.of_kind(Identity) or change.of_kind(Computed):
            super().apply(change)
        type_ = change.new("type_")
        dated = type_ is not None and affinity(instance(type_)) is types.DateTime and change.server_default is not None
        alter = self.alter(change.table_name, change.schema)
        column = self.quote(change.column_name)
        if change.name is not None or dated:
            name = self.quote(change.name if change.name is not None else change.column_name)
            self.ddl("%s CHANGE %s %s %s" % (alter, column, name, self.specification(change, type_)))
        elif (change.nullable, change.type_, change.autoincrement) != (None, None, None) or change.comment is not False:
            self.ddl("%s MODIFY %s %s" % (alter, column, self.specification(change, type_)))
        elif change.server_default is not False:
            self.ddl("%s ALTER COLUMN %s %s" % (alter, column, self.default_words(change)))

    def specification(self, change, type_):
        if type_ is None:
            raise CommandError("All MySQL CHANGE/MODIFY COLUMN operations require the existing type.")
        nullable = change.new("nullable")
        words = "%s %s" % (self.type_text(type_), "NULL" if nullable is None or nullable else "NOT NULL")
        if change.new("autoincrement"):
            words += " AUTO_INCREMENT"
        default = change.new("server_default", unchanged=False)
        if default is not False and default is not None:
            words += " DEFAULT " + self.default_text(default)
        comment = change.new("comment", unchanged=False)
        return words + (" COMMENT " + self.literal_text(comment) if comment else "")

    def drop_constraint(self, const, **kw):
        if isinstance(const, CheckConstraint):
            if not getattr(const, "_type_bound", False):
                table = const.table
                words = (self.alter(table.name, table.schema), self.check_word, self.quote(const.name))
                self.ddl("%s %s %s" % words)
        else:
            super().drop_constraint(const)


class MariaDBImpl(MySQLImpl):
    __dialect__ = "mariadb"
    check_word = "DROP CONSTRAINT"
