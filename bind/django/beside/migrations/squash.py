"""The commands squashmigrations and optimizemigration."""
import os
import sys

from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.command import Command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.update import as_written
from django.db.migrations.writer import MigrationWriter

_ABOUT = "https://docs.djangoproject.com/en/5.2/topics/migrations/#squashing-migrations"


class _Rewriting(Command):
    """A command that writes migrations anew."""

    def save(self, writer, text, done):
        with open(writer.path, "w", encoding="utf-8") as file:
            file.write(text)
        self.say(done % writer.path)

    def ported(self, kind):
        self.say(
            "Manual porting required\n  Your migrations contained functions that must be manually copied over,\n"
            "  as we could not safely copy their implementation.\n  See the comment at the top of the %s migration for details." % kind
        )


class SquashMigrations(_Rewriting):
    defaults = {"no_optimize": False, "squashed_name": None, "include_header": True}

    def __call__(self, app_label, *names):
        self.config(app_label)
        loader = MigrationLoader(connections["default"])
        if app_label not in loader.migrated_apps:
            raise CommandError("App '%s' does not have migrations (so squashmigrations on it makes no sense)" % app_label)
        last = self.find(loader, app_label, names[-1])
        plan = [loader.get_migration(*key) for key in loader.graph.forwards_plan((app_label, last.name)) if key[0] == app_label]
        first = None
        if len(names) > 1:
            first = loader.get_migration(app_label, self.find(loader, app_label, names[0]).name)
            if first not in plan:
                raise CommandError(
                    "The migration '%s' cannot be found. Maybe it comes after the migration '%s'?\nHave a look at:\n"
                    "  python manage.py showmigrations %s\nto debug this issue." % (first, last, app_label)
                )
            plan = plan[plan.index(first):]
        if not self.agreed(plan):
            return
        operations, dependencies = self.joined(plan)
        body = {
            "dependencies": dependencies,
            "operations": self.optimized(operations, app_label),
            "replaces": [(migration.app_label, migration.name) for migration in plan],
        }
        made = type("Migration", (Migration,), body)(self.named(first, last), app_label)
        if first is None:
            made.initial = True
        writer = MigrationWriter(made, self.include_header)
        if os.path.exists(writer.path):
            raise CommandError("Migration %s already exists. Use a different name." % made.name)
        self.save(
            writer,
            writer.as_string(),
            "Created new squashed migration %s\n  You should commit this migration but leave the old ones in place;\n"
            "  the new migration will be used for new installs. Once you are sure\n"
            "  all instances of the codebase have applied the migrations you squashed,\n  you can delete them.",
        )
        if writer.needs_manual_porting:
            self.ported("squashed")

    def agreed(self, plan):
        if self.verbosity > 0 or self.interactive:
            self.say("Will squash the following migrations:", level=0)
            for migration in plan:
                self.say(" - %s" % migration.name, level=0)
        answer = "" if self.interactive else "y"
        while self.interactive and answer not in ("y", "n"):
            answer = (input("Do you wish to proceed? [y/N] ") or "n")[0].lower()
        return answer == "y"

    def joined(self, plan):
        """All operations, and what the squashed migration has to wait for: what the first does, and other apps."""
        operations, dependencies = [], set()
        for migration in plan:
            if migration.replaces:
                raise CommandError("You cannot squash squashed migrations! Please transition it to a normal migration first: " + _ABOUT)
            operations.extend(migration.operations)
            for dependency in migration.dependencies:
                if isinstance(dependency, SwappableTuple) or dependency[0] != migration.app_label or migration is plan[0]:
                    dependencies.add(as_written(dependency))
        return operations, dependencies

    def optimized(self, operations, app_label):
        if self.no_optimize:
            self.say("(Skipping optimization.)")
            return operations
        self.say("Optimizing...")
        fewer = MigrationOptimizer().optimize(operations, app_label)
        if len(fewer) == len(operations):
            self.say("  No optimizations possible.")
        else:
            self.say("  Optimized from %s operations to %s operations." % (len(operations), len(fewer)))
        return fewer

    def named(self, first, last):
        if first is None:
            return "0001_%s" % (self.squashed_name or "squashed_" + last.name)
        if self.squashed_name:
            return "%s_%s" % (first.name.split("_", 1)[0], self.squashed_name)
        return "%s_squashed_%s" % (first.name, last.name)


class OptimizeMigration(_Rewriting):
    defaults = {"check_changes": False}

    def __call__(self, app_label, migration_name):
        self.config(app_label)
        loader = MigrationLoader(None)
        if app_label not in loader.migrated_apps:
            raise CommandError("App '%s' does not have migrations." % app_label)
        migration = self.find(loader, app_label, migration_name)
        fewer = MigrationOptimizer().optimize(migration.operations, app_label)
        if len(fewer) == len(migration.operations):
            self.say("No optimizations possible.")
            return
        self.say("Optimizing from %d operations to %d operations." % (len(migration.operations), len(fewer)))
        if self.check_changes:
            sys.exit(1)
        migration.operations = fewer
        writer = MigrationWriter(migration)
        text = writer.as_string()
        if writer.needs_manual_porting:
            if migration.replaces:
                raise CommandError(
                    "Migration will require manual porting but is already a squashed migration.\nTransition to a normal migration first: "
                    + _ABOUT
                )
            body = {"dependencies": migration.dependencies, "operations": fewer, "replaces": [(app_label, migration.name)]}
            writer = MigrationWriter(type("Migration", (Migration,), body)(migration.name + "_optimized", app_label))
            text = writer.as_string()
            self.ported("optimized")
        self.save(writer, text, "Optimized migration %s")
