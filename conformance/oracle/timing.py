#!/usr/bin/env python3
"""timing.py django|sqlalchemy FILE.py
Runs a program of playground/workload on the REAL ORM and real SQLite in memory, without a record of what it does; what the
program prints is its time.
"""
import sys
import types

DIALECT, FILE = sys.argv[1:]


def setup_django():
    """One app whose models are FILE's; each model gets its table when its class is made."""
    import django
    from django.apps import AppConfig
    from django.conf import settings

    package, module = types.ModuleType("timed"), types.ModuleType("timed.models")
    package.__path__, package.models = [], module

    class Timed(AppConfig):
        name, label, path = "timed", "timed", "."

        def import_models(self):
            self.models, self.models_module = self.apps.all_models[self.label], module

    package.Timed = Timed
    Timed.__module__ = "timed"
    sys.modules.update({"timed": package, "timed.models": module})
    settings.configure(
        INSTALLED_APPS=["timed.Timed"], USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    )
    django.setup()

    from django.db import connection
    from django.db.models.signals import class_prepared

    def create_table(sender, **kwargs):
        with connection.schema_editor() as editor:
            editor.create_model(sender)

    class_prepared.connect(create_table, weak=False)
    return module


def setup_sqlalchemy():
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    return module


module = setup_django() if DIALECT == "django" else setup_sqlalchemy()
with open(FILE, encoding="utf-8") as source:
    code = compile(source.read(), FILE, "exec")
exec(code, module.__dict__)
