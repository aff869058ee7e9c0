"""Which migrations a database has: the table django_migrations."""
from django.apps.registry import Apps
from django.db import DatabaseError, models
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.utils.functional import classproperty
from django.utils.timezone import now


class MigrationRecorder:
    _model = None

    @classproperty
    def Migration(cls):
        if MigrationRecorder._model is None:
            class Migration(models.Model):
                app = models.CharField(max_length=255)
                name = models.CharField(max_length=255)
                applied = models.DateTimeField(default=now)

                class Meta:
                    apps = Apps()
                    app_label = "migrations"
                    db_table = "django_migrations"

                def __str__(self):
                    return "Migration %s for %s" % (self.name, self.app)

            MigrationRecorder._model = Migration
        return MigrationRecorder._model

    def __init__(self, connection):
        self.connection, self._has_table = connection, False

    @property
    def migration_qs(self):
        return self.Migration.objects.using(self.connection.alias)

    def has_table(self):
        if not self._has_table:
            with self.connection.cursor() as cursor:
                self._has_table = self.Migration._meta.db_table in self.connection.introspection.table_names(cursor)
        return self._has_table

    def ensure_schema(self):
        if self.has_table():
            return
        try:
            with self.connection.schema_editor() as editor:
                editor.create_model(self.Migration)
        except DatabaseError as e:
            raise MigrationSchemaMissing("Unable to create the django_migrations table (%s)" % e)

    def applied_migrations(self):
        return {(row.app, row.name): row for row in self.migration_qs} if self.has_table() else {}

    def record_applied(self, app, name):
        self.ensure_schema()
        self.migration_qs.create(app=app, name=name)

    def record_unapplied(self, app, name):
        self.ensure_schema()
        self.migration_qs.filter(app=app, name=name).delete()

    def flush(self):
        self.migration_qs.all().delete()
