"""connection.schema_editor() of SQLite."""
from django.core.exceptions import FieldDoesNotExist
from django.db.models import NOT_PROVIDED
from django.db.transaction import atomic
from django.db.utils import NotSupportedError

# What a field can be given that its column does not show.
_NOT_OF_THE_COLUMN = (
    "blank", "choices", "db_column", "editable", "error_messages", "help_text", "limit_choices_to", "on_delete", "related_name",
    "related_query_name", "validators", "verbose_name",
)


class DatabaseSchemaEditor:
    def __init__(self, connection, collect_sql=False, atomic=True):
        self.connection, self.collect_sql = connection, collect_sql
        if collect_sql:
            self.collected_sql = []
        self.atomic_migration = atomic
        self._core = connection._schema(self)

    @property
    def deferred_sql(self):
        return self._core.deferred()

    def __enter__(self):
        if not self.connection.disable_constraint_checking():
            raise NotSupportedError(
                "SQLite schema editor cannot be used while foreign key constraint checks are enabled. Make sure to disable them before "
                "entering a transaction.atomic() context because SQLite does not support disabling them in the middle of a "
                "multi-statement transaction.")
        if self.atomic_migration:
            self.atomic = atomic(self.connection.alias)
            self.atomic.__enter__()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.connection.check_constraints()
        if exc_type is None:
            self._core.finish()
        if self.atomic_migration:
            self.atomic.__exit__(exc_type, exc_value, traceback)
        self.connection.enable_constraint_checking()

    def execute(self, sql, params=()):
        sql = str(sql)
        if not self.collect_sql:
            with self.connection.cursor() as cursor:
                cursor.execute(sql, params)
            return
        ending = "" if sql.rstrip().endswith(";") else ";"
        if params is not None:
            sql %= tuple(map(self.quote_value, params))
        self.collected_sql.append(sql + ending)

    def quote_name(self, name):
        return self.connection.ops.quote_name(name)

    def quote_value(self, value):
        return self._core.literal(value)

    prepare_default = quote_value

    def create_model(self, model):
        self._core.create_model(model)

    def delete_model(self, model):
        self._core.delete_model(model)

    def add_field(self, model, field):
        self._core.add_field(model, field)

    def remove_field(self, model, field):
        self._core.remove_field(model, field)

    def alter_field(self, model, old_field, new_field, strict=False):
        if not self._field_should_be_altered(old_field, new_field):
            return
        if all(field.many_to_many and field.remote_field.through._meta.auto_created for field in (old_field, new_field)):
            self._alter_many_to_many(model, old_field, new_field, strict)
        else:
            self._core.alter_field(model, old_field, new_field)

    def _alter_many_to_many(self, model, old_field, new_field, strict):
        old, new = old_field.remote_field.through, new_field.remote_field.through
        if old._meta.db_table == new._meta.db_table:
            self._core.alter_field(model, old_field, new_field)
            return
        self.create_model(new)
        into, taken = (", ".join(("id", field.m2m_column_name(), field.m2m_reverse_name())) for field in (new_field, old_field))
        tables = self.quote_name(new._meta.db_table), into, taken, self.quote_name(old._meta.db_table)
        self.execute("INSERT INTO %s (%s) SELECT %s FROM %s" % tables)
        self.delete_model(old)

    def _field_should_be_altered(self, old_field, new_field, ignore=None):
        kinds = []
        for field in (old_field, new_field):
            _, path, args, kwargs = field.deconstruct()
            for name in (*_NOT_OF_THE_COLUMN, *(ignore or ())):
                kwargs.pop(name, None)
            kinds.append((path, args, kwargs))
        old, new = old_field.remote_field, new_field.remote_field
        if old and new and not new_field.many_to_many and self._table(old_field) == self._table(new_field):
            for _, _, kwargs in kinds:
                kwargs.pop("to", None)
        return old_field.column != new_field.column or kinds[0] != kinds[1]

    def _table(self, field):
        to = field.remote_field.model
        return to if isinstance(to, str) else to._meta.db_table

    def add_index(self, model, index):
        self._core.add_index(model, index)

    def remove_index(self, model, index):
        self._core.remove_index(index.name)

    def rename_index(self, model, old_index, new_index):
        self.remove_index(model, old_index)
        self.add_index(model, new_index)

    def add_constraint(self, model, constraint):
        self._core.add_constraint(model, constraint)

    def remove_constraint(self, model, constraint):
        self._core.remove_constraint(model, constraint)

    def alter_unique_together(self, model, old_unique_together, new_unique_together):
        olds, news = ({tuple(fields) for fields in groups} for groups in (old_unique_together, new_unique_together))
        for fields in olds - news:
            self.execute('DROP INDEX %s' % self.quote_name(self._composed(model, fields)))
        for fields in news - olds:
            self._core.create_unique(model, list(fields))

    def _composed(self, model, fields):
        """The name of the unique index over some fields."""
        columns = [model._meta.get_field(field).column for field in fields]
        options = {x.name for x in (*model._meta.constraints, *model._meta.indexes)}
        with self.connection.cursor() as cursor:
            there = self.connection.introspection.get_constraints(cursor, model._meta.db_table)
        names = [name for name, info in there.items()
                 if info["columns"] == columns and info["unique"] and not info["primary_key"] and name not in options]
        usual = self._create_index_name(model._meta.db_table, columns, suffix="_uniq")
        if usual in names:
            names = [usual]
        if len(names) != 1:
            raise ValueError("Found wrong number (%s) of constraints for %s(%s)" % (len(names), model._meta.db_table, ", ".join(columns)))
        return names[0]

    def alter_db_table(self, model, old_db_table, new_db_table):
        self._core.rename_table(old_db_table, new_db_table)

    def alter_db_table_comment(self, model, old_db_table_comment, new_db_table_comment):
        """SQLite keeps no comments."""

    def _model_indexes_sql(self, model):
        return self._core.model_indexes(model)

    def _create_index_name(self, table_name, column_names, suffix=""):
        return self._core.index_name(table_name, list(column_names), suffix)
