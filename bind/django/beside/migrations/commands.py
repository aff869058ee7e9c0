"""The commands migrate, showmigrations and sqlmigrate."""
import sys
import time

from django.apps import apps
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.command import Command
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.db.models.signals import post_migrate, pre_migrate


class Migrate(Command):
    defaults = {"fake": False, "fake_initial": False, "plan": False, "run_syncdb": False, "check_unapplied": False, "prune": False,
                "app_label": None, "migration_name": None}

    def __call__(self, app_label=None, migration_name=None):
        app_label, migration_name = app_label or self.app_label, migration_name or self.migration_name
        connection = connections[self.database]
        executor = MigrationExecutor(connection, self.progress)
        loader = executor.loader
        loader.check_consistent_history(connection)
        self.check_conflicts(loader.detect_conflicts())
        if app_label:
            self.config(app_label)
            if self.run_syncdb and app_label in loader.migrated_apps:
                raise CommandError("Can't use run_syncdb with app '%s' as it has migrations." % app_label)
            if not self.run_syncdb and app_label not in loader.migrated_apps:
                raise CommandError("App '%s' does not have migrations." % app_label)
        targets, told = self.targets(loader, app_label, migration_name)
        if self.prune:
            return self.pruned(executor, app_label)
        plan = executor.migration_plan(targets)
        if self.plan:
            self.tell_plan(plan)
            plan = plan if self.check_unapplied else []
        if self.plan or self.check_unapplied:
            return sys.exit(1) if plan else None
        self.say("Operations to perform:")
        synced = self.run_syncdb and loader.unmigrated_apps
        if synced:
            self.say("  Synchronize unmigrated app%s" % (": " + app_label if app_label else "s: " + ", ".join(sorted(synced))))
        self.say(told)
        state = executor._create_project_state(with_applied_migrations=True)
        self.emit(pre_migrate, "pre", state.apps, plan)
        if synced:
            self.say("Synchronizing apps without migrations:")
            self.say("  Creating tables...")
            self.say("    Running deferred SQL...")  # a run's tables without migrations are there before its first query
        self.say("Running migrations:")
        if not plan:
            self.say("  No migrations to apply.")
            from django.db.migrations.autodetector import MigrationAutodetector
            changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
            if changes and self.verbosity >= 1:
                self.say("  Your models in app(s): %s have changes that are not yet reflected in a migration, and so won't be applied."
                         % ", ".join(repr(app) for app in sorted(changes)))
                self.say("  Run 'manage.py makemigrations' to make new migrations, and then re-run 'manage.py migrate' to apply them.")
        after = executor.migrate(
            targets, plan=plan, state=state.clone(), fake=bool(plan and self.fake), fake_initial=bool(plan and self.fake_initial))
        self.emit(post_migrate, "post", after.apps, plan)

    def emit(self, signal, when, state_apps, plan):
        for config in apps.get_app_configs():
            if any(config.get_models()):
                self.say("Running %s-migrate handlers for application %s" % (when, config.label), level=2)
                signal.send(sender=config, app_config=config, verbosity=self.verbosity, interactive=self.interactive, using=self.database,
                            stdout=self.stdout or sys.stdout, apps=state_apps, plan=plan)

    def targets(self, loader, app_label, migration_name):
        """What is to be reached, and the line that says it."""
        if not migration_name:
            targets = [key for key in loader.graph.leaf_nodes() if not app_label or key[0] == app_label]
            return targets, "  Apply all migrations: " + (", ".join(sorted({app for app, _ in targets})) or "(none)")
        if migration_name == "zero":
            return [(app_label, None)], "  Unapply all migrations: %s" % app_label
        target = app_label, self.find(loader, app_label, migration_name).name
        if target not in loader.graph.nodes and target in loader.replacements:
            target = loader.replacements[target].replaces[-1]
        return [target], "  Target specific migration: %s, from %s" % (target[1], target[0])

    def pruned(self, executor, app_label):
        if not app_label:
            raise CommandError("Migrations can be pruned only when an app is specified.")
        loader = executor.loader
        self.say("Pruning migrations:")
        gone = sorted(key for key in set(loader.applied_migrations) - set(loader.disk_migrations) if key[0] == app_label)
        squashed = [key for key, migration in loader.replacements.items() if any(replaced in gone for replaced in migration.replaces)]
        if squashed:
            self.say("  Cannot use --prune because the following squashed migrations have their 'replaces' attributes and may not be recorded "
                     "as applied:", level=0)
            for key in squashed:
                self.say("    %s.%s" % key, level=0)
            self.say("  Re-run 'manage.py migrate' if they are not marked as applied, and remove 'replaces' attributes in their Migration "
                     "classes.", level=0)
            return
        for key in gone:
            self.say("  Pruning %s.%s" % key, ending="")
            executor.recorder.record_unapplied(*key)
            self.say(" OK")
        if not gone:
            self.say("  No migrations to prune.")

    def tell_plan(self, plan):
        self.say("Planned operations:", level=0)
        for migration, backwards in plan:
            self.say(str(migration), level=0)
            for operation in migration.operations:
                self.say("    " + _planned(operation, backwards), level=0)
        if not plan:
            self.say("  No planned migration operations.", level=0)

    _STEPS = {"apply_start": "  Applying %s...", "unapply_start": "  Unapplying %s...", "render_start": "  Rendering model states..."}

    def progress(self, action, migration=None, fake=False):
        if action in self._STEPS:
            self.started = time.monotonic()
            text = self._STEPS[action]
            return self.say(text % migration if migration else text, ending="")
        elapsed = " (%.3fs)" % (time.monotonic() - self.started) if self.verbosity > 1 else ""
        self.say((" DONE" if action == "render_success" else " FAKED" if fake else " OK") + elapsed)


def _planned(operation, backwards):
    """An operation as a plan lists it."""
    prefix, action = "", ""
    if hasattr(operation, "code"):
        code = operation.reverse_code if backwards else operation.code
        action = (code.__doc__ or "") if code else None
    elif hasattr(operation, "sql"):
        action = operation.reverse_sql if backwards else operation.sql
    elif backwards:
        prefix = "Undo "
    if action is None:
        action = "IRREVERSIBLE" if backwards else None
    else:
        action = str(action).replace("\n", "")
    text = " -> " + action if action else str(action)
    return prefix + operation.describe() + (text if len(text) <= 40 else text[:39] + "…")


class ShowMigrations(Command):
    defaults = {"format": "list", "list": False, "plan": False}

    def __call__(self, *labels):
        connection = connections[self.database]
        if self.plan or self.format == "plan":
            return self.tell_plan(connection, labels)
        loader = MigrationLoader(connection, ignore_no_migrations=True)
        recorded = MigrationRecorder(connection).applied_migrations()
        self.check_labels(labels)
        for label in labels or sorted(loader.migrated_apps):
            self.say(label, level=0)
            shown = {}
            for leaf in loader.graph.leaf_nodes(label):
                shown.update((key, True) for key in loader.graph.forwards_plan(leaf) if key[0] == label)
            for key in shown:
                self.say(self.line(key, loader, recorded), level=0)
            if not shown:
                self.say(" (no migrations)", level=0)

    def line(self, key, loader, recorded):
        title, replaced = key[1], loader.graph.nodes[key].replaces
        if replaced:
            title += " (%s squashed migrations)" % len(replaced)
        applied = loader.applied_migrations.get(key)
        if not applied:
            return " [ ] " + title
        line = " [X] " + title if key in recorded else " [-] %s Run 'manage.py migrate' to finish recording." % title
        if self.verbosity >= 2 and hasattr(applied, "applied"):
            line += " (applied at %s)" % applied.applied.strftime("%Y-%m-%d %H:%M:%S")
        return line

    def tell_plan(self, connection, labels):
        loader = MigrationLoader(connection)
        self.check_labels(labels)
        plan = {}
        for leaf in loader.graph.leaf_nodes():
            if not labels or leaf[0] in labels:
                plan.update((key, True) for key in loader.graph.forwards_plan(leaf))
        for key in plan:
            parents = ", ".join("%s.%s" % parent.key for parent in sorted(loader.graph.node_map[key].parents))
            self.say("[%s]  %s.%s%s" % ("X" if key in loader.applied_migrations else " ", *key,
                                        " ... (%s)" % parents if parents and self.verbosity >= 2 else ""), level=0)
        if not plan:
            self.say("(no migrations)", level=0)


class SqlMigrate(Command):
    defaults = {"backwards": False, "app_label": None, "migration_name": None}

    def __call__(self, app_label=None, migration_name=None):
        app_label, migration_name = app_label or self.app_label, migration_name or self.migration_name
        if not app_label or not migration_name:
            missing = [name for name, value in (("app_label", app_label), ("migration_name", migration_name)) if not value]
            raise CommandError("Error: the following arguments are required: %s" % ", ".join(missing))
        loader = MigrationLoader(connections[self.database], replace_migrations=False)
        self.config(app_label)
        if app_label not in loader.migrated_apps:
            raise CommandError("App '%s' does not have migrations" % app_label)
        migration = self.find(loader, app_label, migration_name, " Is it in INSTALLED_APPS?")
        statements = loader.collect_sql([(loader.graph.nodes[app_label, migration.name], self.backwards)])
        if not statements:
            if self.verbosity >= 1:
                self.complain("No operations found.")
            return ""
        output = "\n".join(statements)
        if migration.atomic:
            output = "BEGIN;\n%s\nCOMMIT;" % output
        self.say(output, level=0)
        return output
