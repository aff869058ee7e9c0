"""What the commands on migrations have in common."""
import sys

from django.apps import apps
from django.core.management.base import CommandError
from django.db.migrations.exceptions import AmbiguityError


class Command:
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
