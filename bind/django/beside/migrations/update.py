"""makemigrations --update: changes as part of the last migration of their app."""
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.writer import MigrationWriter


def as_written(dependency):
    """A dependency as a migration's file tells it: what a setting names, by the setting."""
    if isinstance(dependency, SwappableTuple) and settings.AUTH_USER_MODEL == dependency.setting:
        return "__setting__", "AUTH_USER_MODEL"
    return dependency


def updated(changes, name):
    """The last migration of each app with its changes in it, and the paths of what it stands for."""
    loader = MigrationLoader(connections["default"])
    made, paths = {}, {}
    for app_label, migrations in changes.items():
        last = _last(loader, app_label)
        for migration in migrations:
            last.operations.extend(migration.operations)
            last.dependencies.extend(as_written(d) for d in migration.dependencies if isinstance(d, SwappableTuple) or d[0] != app_label)
        last.operations = MigrationOptimizer().optimize(last.operations, app_label)
        paths[app_label] = MigrationWriter(last).path
        suggested = "%s_%s" % (last.name[:4], name or last.suggest_name())
        last.name = suggested if suggested != last.name else suggested + "_updated"
        made[app_label] = [last]
    return made, paths


def _last(loader, app_label):
    leaves = loader.graph.leaf_nodes(app_label)
    if not leaves:
        raise CommandError("App %s has no migration, cannot update last migration." % app_label)
    last = loader.graph.nodes[leaves[0]]
    if last.replaces:
        raise CommandError("Cannot update squash migration '%s'." % last)
    if leaves[0] in loader.applied_migrations:
        raise CommandError("Cannot update applied migration '%s'." % last)
    after = [migration for migration in loader.disk_migrations.values() if leaves[0] in migration.dependencies]
    if after:
        raise CommandError("Cannot update migration '%s' that migrations %s depend on." % (last, ", ".join("'%s'" % m for m in after)))
    return last
