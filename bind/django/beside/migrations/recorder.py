"""Which migrations a database has: the table django_migrations."""
from django.apps.registry import Apps
from django.db import DatabaseError, models
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.state import ModelState
from django.utils.timezone import now

_made = []


def _model():
    """The model of the table, in a registry of its own; made when it is first asked for."""
    if not _made:
        text = {"max_length": 255}
        fields = [("id", models.AutoField(verbose_name="ID", auto_created=True, primary_key=True, serialize=False)),
                  ("app", models.CharField(**text)), ("name", models.CharField(**text)), ("applied", models.DateTimeField(default=now))]
        model = ModelState("migrations", "Migration", fields, {"db_table": "django_migrations"}).render(Apps())
        model.__module__ = __name__
        model.__str__ = lambda row: "Migration %s for %s" % (row.name, row.app)
        _made.append(model)
    return _made[0]


class _Model:
    """MigrationRecorder.Migration."""

    def __get__(self, instance, owner):
        return _model()


class MigrationRecorder:
    Migration = _Model()

    def __init__(self, connection):
        self.connection = connection
        self._there = False

    @property
    def migration_qs(self):
        return _model().objects.using(self.connection.alias)

    def has_table(self):
        if self._there:
            return True
        with self.connection.cursor() as cursor:
            tables = self.connection.introspection.table_names(cursor)
        self._there = _model()._meta.db_table in tables
        return self._there

    def ensure_schema(self):
        if not self.has_table():
            try:
                with self.connection.schema_editor() as schema_editor:
                    schema_editor.create_model(_model())
            except DatabaseError as e:
                raise MigrationSchemaMissing("Unable to create the django_migrations table (%s)" % e)

    def applied_migrations(self):
        if not self.has_table():
            return {}
        return {(row.app, row.name): row for row in self.migration_qs}

    def _row(self, app, name):
        self.ensure_schema()
        return {"app": app, "name": name}

    def record_applied(self, app, name):
        row = self._row(app, name)
        self.migration_qs.create(**row)

    def record_unapplied(self, app, name):
        row = self._row(app, name)
        self.migration_qs.filter(**row).delete()

    def flush(self):
        self.migration_qs.all().delete()
