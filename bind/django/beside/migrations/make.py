"""The command makemigrations."""
import os
import sys
from itertools import takewhile

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections, router
from django.db.migrations import Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.command import Command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import InteractiveMigrationQuestioner, MigrationQuestioner, NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import get_migration_name_timestamp
from django.db.migrations.writer import MigrationWriter


class MakeMigrations(Command):
    defaults = {"dry_run": False, "merge": False, "empty": False, "name": None, "include_header": True, "check_changes": False,
                "scriptable": False, "update": False}

    def __call__(self, *labels):
        if self.name and not self.name.isidentifier():
            raise CommandError("The migration name must be a valid Python identifier.")
        self.dry_run = self.dry_run or self.check_changes
        self.check_labels(labels)
        self.labels = labels = set(labels)
        loader = MigrationLoader(None, ignore_no_migrations=True)
        for alias in sorted(connections) if getattr(settings, "DATABASE_ROUTERS", None) else ["default"]:
            if any(router.allow_migrate(alias, config.label, model_name=model._meta.object_name)
                   for config in apps.get_app_configs() for model in config.get_models()):
                loader.check_consistent_history(connections[alias])
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
        previous = {}
        if self.update:
            from django.db.migrations.update import updated
            changes, previous = updated(changes, self.name)
        self.write(changes, previous)
        if self.check_changes:
            sys.exit(1)

    def _output(self):
        return _Writer(self.complain if self.scriptable else self.say)

    def log(self, message):
        if self.verbosity >= 1:
            self._output().write(message)

    def write(self, changes, previous={}):
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
                    if app_label in previous:
                        self.replaced(writer, path, previous[app_label])
                elif self.verbosity == 3:
                    self.log("Full migrations file '%s':" % writer.filename)
                    self.log(writer.as_string())

    def replaced(self, writer, path, previous):
        if writer.needs_manual_porting:
            self.log("Updated migration %s requires manual porting.\nPrevious migration %s was kept and must be deleted after porting "
                     "functions manually." % (path, _relative(previous)))
        else:
            os.remove(previous)
            self.log("Deleted %s" % _relative(previous))

    def save(self, writer):
        apps._migrate(writer.migration.app_label)
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
