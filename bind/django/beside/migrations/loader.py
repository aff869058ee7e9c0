"""Finds the migrations of the apps among the run's files, and what the database has of them."""
import os
import sys
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.db.migrations.exceptions import AmbiguityError, BadMigrationError, InconsistentMigrationHistory, NodeNotFoundError
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.recorder import MigrationRecorder

MIGRATIONS_MODULE_NAME = "migrations"


def folder(module_name):
    """Where a package of migrations lies among the files."""
    return module_name.replace(".", "/")


class MigrationLoader:
    def __init__(self, connection, load=True, ignore_no_migrations=False, replace_migrations=True):
        self.connection = connection
        self.disk_migrations = self.applied_migrations = None
        self.ignore_no_migrations, self.replace_migrations = ignore_no_migrations, replace_migrations
        if load:
            self.build_graph()

    @classmethod
    def migrations_module(cls, app_label):
        """The name of the package of an app's migrations, and whether a setting says it."""
        named = getattr(settings, "MIGRATION_MODULES", None) or {}
        if app_label in named:
            return named[app_label], True
        return "%s.%s" % (apps.get_app_config(app_label).name, MIGRATIONS_MODULE_NAME), False

    def load_disk(self):
        self.disk_migrations, self.unmigrated_apps, self.migrated_apps = {}, set(), set()
        for config in apps.get_app_configs():
            module_name, _ = self.migrations_module(config.label)
            if module_name is None or not os.path.isdir(folder(module_name)):
                self.unmigrated_apps.add(config.label)
                continue
            self.migrated_apps.add(config.label)
            for file in sorted(os.listdir(folder(module_name))):
                name, ending = os.path.splitext(file)
                if ending == ".py" and name[0] not in "_~":
                    module = self._module(module_name, name)
                    if not hasattr(module, "Migration"):
                        raise BadMigrationError("Migration %s in app %s has no Migration class" % (name, config.label))
                    self.disk_migrations[config.label, name] = module.Migration(name, config.label)

    def _module(self, package, name):
        """A file of migrations as a module; one that the run has written is run here."""
        full = "%s.%s" % (package, name)
        if full in sys.modules:
            return sys.modules[full]
        try:
            return import_module(full)
        except ModuleNotFoundError as e:
            if e.name not in (full, package, package.split(".")[0]):
                raise
        path = "%s/%s.py" % (folder(package), name)
        with open(path) as file:
            code = compile(file.read(), path, "exec")
        module = ModuleType(full)
        module.__file__ = path
        exec(code, module.__dict__)
        return module

    def get_migration(self, app_label, name_prefix):
        return self.graph.nodes[app_label, name_prefix]

    def get_migration_by_prefix(self, app_label, name_prefix):
        found = [key for key in self.disk_migrations if key[0] == app_label and key[1].startswith(name_prefix)]
        if len(found) > 1:
            raise AmbiguityError("There is more than one migration for '%s' with the prefix '%s'" % (app_label, name_prefix))
        if not found:
            raise KeyError("There is no migration for '%s' with the prefix '%s'" % (app_label, name_prefix))
        return self.disk_migrations[found[0]]

    def check_key(self, key, current_app):
        """The key that a dependency means, None where there is nothing to wait for."""
        app_label, name = key
        if name not in ("__first__", "__latest__") or key in self.graph:
            return key
        if app_label == current_app or app_label in self.unmigrated_apps:
            return None
        if app_label not in self.migrated_apps:
            raise ValueError("Dependency on unknown app: %s" % app_label)
        nodes = self.graph.root_nodes(app_label) if name == "__first__" else self.graph.leaf_nodes(app_label)
        if nodes:
            return nodes[0]
        if self.ignore_no_migrations:
            return None
        raise ValueError("Dependency on app with no migrations: %s" % app_label)

    def build_graph(self):
        self.load_disk()
        self.applied_migrations = {} if self.connection is None else MigrationRecorder(self.connection).applied_migrations()
        self.graph = graph = MigrationGraph()
        for key, migration in self.disk_migrations.items():
            graph.add_node(key, migration)
        self.replacements = {key: migration for key, migration in self.disk_migrations.items() if migration.replaces}
        for key, migration in self.disk_migrations.items():
            for parent in map(tuple, migration.dependencies):
                if parent[0] == key[0] and parent[1] != "__first__":
                    graph.add_dependency(migration, key, parent, skip_validation=True)
        for key, migration in self.disk_migrations.items():
            others = [(key, self.check_key(tuple(parent), key[0])) for parent in migration.dependencies if parent[0] != key[0]]
            others += [(self.check_key(tuple(child), key[0]), key) for child in migration.run_before]
            for child, parent in others:
                if child is not None and parent is not None:
                    graph.add_dependency(migration, child, parent, skip_validation=True)
        if self.replace_migrations:
            self._replace()
        try:
            graph.validate_consistency()
        except NodeNotFoundError as e:
            self._explain(e)
            raise
        graph.ensure_not_cyclic()

    def _replace(self):
        """Puts squashed migrations in place of what they replace, where all or nothing of that is applied."""
        for key, migration in self.replacements.items():
            applied = [tuple(replaced) in self.applied_migrations for replaced in migration.replaces]
            if all(applied):
                self.applied_migrations[key] = migration
            else:
                self.applied_migrations.pop(key, None)
            change = self.graph.remove_replacement_node if any(applied) and not all(applied) else self.graph.remove_replaced_nodes
            change(key, [tuple(replaced) for replaced in migration.replaces])

    def _explain(self, error):
        tried = {key for key, migration in self.replacements.items() if error.node in map(tuple, migration.replaces)}
        if tried and not any(key in self.graph.nodes for key in tried):
            app_label, name = error.node
            raise NodeNotFoundError(
                "Migration %s depends on nonexistent node ('%s', '%s'). Django tried to replace migration %s.%s with any of [%s] but wasn't able "
                "to because some of the replaced migrations are already applied."
                % (error.origin, app_label, name, app_label, name, ", ".join("%s.%s" % key for key in tried)), error.node) from error

    def check_consistent_history(self, connection):
        applied = MigrationRecorder(connection).applied_migrations()
        for key in applied:
            for parent in self.graph.node_map[key].parents if key in self.graph.nodes else ():
                if parent.key in applied:
                    continue
                squashed = self.replacements.get(parent.key)
                if squashed and all(tuple(replaced) in applied for replaced in squashed.replaces):
                    continue
                raise InconsistentMigrationHistory(
                    "Migration %s.%s is applied before its dependency %s.%s on database '%s'." % (*key, *parent.key, connection.alias))

    def detect_conflicts(self):
        leaves = {}
        for app_label, name in self.graph.leaf_nodes():
            leaves.setdefault(app_label, set()).add(name)
        return {app_label: sorted(names) for app_label, names in leaves.items() if len(names) > 1}

    def project_state(self, nodes=None, at_end=True):
        return self.graph.make_state(nodes=nodes, at_end=at_end, real_apps=self.unmigrated_apps)

    def collect_sql(self, plan):
        statements, state = [], None
        for migration, backwards in plan:
            with self.connection.schema_editor(collect_sql=True, atomic=migration.atomic) as editor:
                if state is None:
                    state = self.project_state((migration.app_label, migration.name), at_end=False)
                state = (migration.unapply if backwards else migration.apply)(state, editor, collect_sql=True)
            statements += editor.collected_sql
        return statements
