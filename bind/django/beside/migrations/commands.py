"""The commands makemigrations, migrate, showmigrations and sqlmigrate."""
import os
import sys
import time
from itertools import takewhile

from django.apps import apps
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.exceptions import AmbiguityError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import InteractiveMigrationQuestioner, MigrationQuestioner, NonInteractiveMigrationQuestioner
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import get_migration_name_timestamp
from django.db.migrations.writer import MigrationWriter


class _Command:
    """What the commands share: where they write, how much, and their options."""

    defaults = {}

    def __init__(self, options):
        known = {"verbosity": 1, "stdout": None, "stderr": None, "interactive": True, "database": "default", "no_color": False,
                 "force_color": False, "skip_checks": True, "traceback": False, "settings": None, "pythonpath": None, **self.defaults}
        unknown = sorted(set(options) - set(known))
        if unknown:
            raise TypeError("Unknown option(s) for %s command: %s. Valid options are: %s." % (
                self.__class__.__name__.lower(), ", ".join(unknown), ", ".join(sorted(known))))
        self.__dict__.update({**known, **options})

    def say(self, message="", ending="\n", level=1):
        if self.verbosity >= level:
            out = self.stdout or sys.stdout
            out.write(message if message.endswith(ending) else message + ending)

    def complain(self, message):
        out = self.stderr or sys.stderr
        out.write(message if message.endswith("\n") else message + "\n")

    def check_labels(self, labels):
        wrong = False
        for label in labels:
            try:
                apps.get_app_config(label)
            except LookupError as e:
                self.complain(str(e))
                wrong = True
        if wrong:
            sys.exit(2)

    def check_conflicts(self, conflicts):
        if conflicts:
            raise CommandError(
                "Conflicting migrations detected; multiple leaf nodes in the migration graph: (%s).\nTo fix them run 'python manage.py "
                "makemigrations --merge'" % "; ".join("%s in %s" % (", ".join(names), app) for app, names in conflicts.items()))

    def find(self, loader, app_label, prefix, ending=""):
        try:
            return loader.get_migration_by_prefix(app_label, prefix)
        except AmbiguityError:
            raise CommandError("More than one migration matches '%s' in app '%s'. Please be more specific." % (prefix, app_label))
        except KeyError:
            raise CommandError("Cannot find a migration matching '%s' from app '%s'.%s" % (prefix, app_label, ending))

    def config(self, app_label):
        try:
            return apps.get_app_config(app_label)
        except LookupError as e:
            raise CommandError(str(e))


class MakeMigrations(_Command):
    defaults = {"dry_run": False, "merge": False, "empty": False, "name": None, "include_header": True, "check_changes": False,
                "scriptable": False, "update": False}

    def __call__(self, *labels):
        if self.update:
            raise NotImplementedError("Diptych does not support makemigrations --update yet")
        if self.name and not self.name.isidentifier():
            raise CommandError("The migration name must be a valid Python identifier.")
        self.dry_run = self.dry_run or self.check_changes
        self.check_labels(labels)
        self.labels = labels = set(labels)
        for label in labels:
            apps._migrate(label)
        loader = MigrationLoader(None, ignore_no_migrations=True)
        conflicts = {app: names for app, names in loader.detect_conflicts().items() if not labels or app in labels}
        if self.merge:
            return self.merged(loader, conflicts) if conflicts else self.log("No conflicts detected to merge.")
        self.check_conflicts(conflicts)
        if self.interactive:
            questioner = InteractiveMigrationQuestioner(specified_apps=labels, dry_run=self.dry_run, prompt_output=self._output())
        else:
            questioner = NonInteractiveMigrationQuestioner(specified_apps=labels, dry_run=self.dry_run, verbosity=self.verbosity, log=self.log)
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), questioner)
        if self.empty:
            if not labels:
                raise CommandError("You must supply at least one app label when using --empty.")
            changes = {label: [Migration("custom", label)] for label in labels}
            return self.write(detector.arrange_for_graph(changes=changes, graph=loader.graph, migration_name=self.name))
        changes = detector.changes(graph=loader.graph, trim_to_apps=labels or None, convert_apps=labels or None, migration_name=self.name)
        if not changes:
            where = "" if not labels else " in app '%s'" % min(labels) if len(labels) == 1 else " in apps '%s'" % "', '".join(labels)
            return self.log("No changes detected" + where)
        self.write(changes)
        if self.check_changes:
            sys.exit(1)

    def _output(self):
        return _Writer(self.complain if self.scriptable else self.say)

    def log(self, message):
        if self.verbosity >= 1:
            self._output().write(message)

    def write(self, changes):
        for app_label, migrations in changes.items():
            self.log("Migrations for '%s':" % app_label)
            for migration in migrations:
                writer = MigrationWriter(migration, self.include_header)
                path = _relative(writer.path)
                self.log("  %s\n" % path)
                for operation in migration.operations:
                    self.log("    %s" % operation.formatted_description())
                if self.scriptable:
                    self.say(path)
                if not self.dry_run:
                    self.save(writer)
                elif self.verbosity == 3:
                    self.log("Full migrations file '%s':" % writer.filename)
                    self.log(writer.as_string())

    def save(self, writer):
        folder = os.path.dirname(writer.path)
        os.makedirs(folder, exist_ok=True)
        package = os.path.join(folder, "__init__.py")
        if not os.path.isfile(package):
            open(package, "w").close()
        with open(writer.path, "w", encoding="utf-8") as file:
            file.write(writer.as_string())

    def merged(self, loader, conflicts):
        if self.interactive:
            questioner = InteractiveMigrationQuestioner(prompt_output=self._output())
        else:
            questioner = MigrationQuestioner(defaults={"ask_merge": True})
        for app_label, names in conflicts.items():
            ways = [[key for key in loader.graph.forwards_plan((app_label, name)) if key[0] == app_label] for name in names]
            shared = sum(1 for _ in takewhile(lambda keys: all(key == keys[0] for key in keys), zip(*ways)))
            if not shared:
                raise ValueError("Could not find common ancestor of %s" % names)
            self.log("Merging %s" % app_label)
            for name, way in zip(names, ways):
                self.log("  Branch %s" % name)
                for key in way[shared:]:
                    for operation in loader.get_migration(*key).operations:
                        self.log("    %s" % operation.formatted_description())
            if not questioner.ask_merge(app_label):
                continue
            numbers = [number for number in map(MigrationAutodetector.parse_number, names) if number is not None]
            joined = "_".join(sorted(names))
            ending = self.name or "merge_" + (joined if len(joined) <= 47 else get_migration_name_timestamp())
            made = type("Migration", (Migration,), {"dependencies": [(app_label, name) for name in names]})
            writer = MigrationWriter(made("%04i_%s" % (max(numbers, default=1) + 1, ending), app_label), self.include_header)
            if not self.dry_run:
                self.save(writer)
                self.log("\nCreated new merge migration %s" % writer.path)
                if self.scriptable:
                    self.say(writer.path)
            elif self.verbosity == 3:
                self.log("Full merge migrations file '%s':" % writer.filename)
                self.log(writer.as_string())


class _Writer:
    """A stream whose write() ends the line, as those of commands do."""

    def __init__(self, say):
        self._say = say

    def write(self, message="", style_func=None, ending="\n"):
        self._say(message) if ending == "\n" else self._say(message, ending)

    def flush(self):
        pass


def _relative(path):
    try:
        short = os.path.relpath(path)
    except ValueError:
        return path
    return path if short.startswith("..") else short


class Migrate(_Command):
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
        if synced:
            self.say("Synchronizing apps without migrations:")
            self.say("  Creating tables...")
            self.say("    Running deferred SQL...")  # a run's tables without migrations are there before its first query
        self.say("Running migrations:")
        if not plan:
            self.say("  No migrations to apply.")
            changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
            if changes and self.verbosity >= 1:
                self.say("  Your models in app(s): %s have changes that are not yet reflected in a migration, and so won't be applied."
                         % ", ".join(repr(app) for app in sorted(changes)))
                self.say("  Run 'manage.py makemigrations' to make new migrations, and then re-run 'manage.py migrate' to apply them.")
        executor.migrate(targets, plan=plan, state=state.clone(), fake=bool(plan and self.fake), fake_initial=bool(plan and self.fake_initial))

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


class ShowMigrations(_Command):
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


class SqlMigrate(_Command):
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


COMMANDS = {"makemigrations": MakeMigrations, "migrate": Migrate, "showmigrations": ShowMigrations, "sqlmigrate": SqlMigrate}
