"""django.core.management: the commands that a snippet may call."""
import sys

from django.core import checks
from django.core.management.base import CommandError, SystemCheckError


def _check(err=None, counted=True):
    """Runs the checks and tells what they found, with the count of it where that is wanted."""
    issues = checks.run_checks()
    groups = (("CRITICALS", 50, 1000), ("ERRORS", 40, 50), ("WARNINGS", 30, 40), ("INFOS", 20, 30), ("DEBUGS", 0, 20))
    visible = [e for e in issues if not e.is_silenced()]
    body = ""
    for title, low, high in groups:
        texts = sorted(str(e) for e in visible if low <= e.level < high)
        if texts:
            body += "\n%s:\n%s\n" % (title, "\n".join(texts))
    silenced = len(issues) - len(visible)
    count = "no issues" if not visible else "1 issue" if len(visible) == 1 else "%d issues" % len(visible)
    footer = "\nSystem check identified %s (%d silenced)." % (count, silenced) if counted else ""
    if not visible:
        sys.stdout.write(footer.lstrip() + "\n" if counted else "")
        return
    message = "System check identified some issues:\n" + body + footer
    if any(e.is_serious() for e in visible):
        raise SystemCheckError("SystemCheckError: " + message)
    (err or sys.stderr).write(message if message.endswith("\n") else message + "\n")


def _models(labels, excluded):
    """The models that labels of apps and models name, all of them where there is none."""
    from django.apps import apps

    def named(label):
        app, dot, name = label.partition(".")
        try:
            config = apps.get_app_config(app)
        except LookupError as e:
            raise CommandError(str(e))
        if not dot:
            return list(config.get_models())
        try:
            return [config.get_model(name)]
        except LookupError:
            raise CommandError("Unknown model: %s.%s" % (app, name))

    if labels:
        found = [model for label in labels for model in named(label)]
    else:
        found = [model for config in apps.get_app_configs() for model in config.get_models()]
    left_out = {model for label in excluded for model in named(label)}
    return [model for model in dict.fromkeys(found) if model not in left_out and not model._meta.proxy]


def _dumpdata(*labels, format="json", indent=None, database="default", exclude=(), use_natural_foreign_keys=False,
              use_natural_primary_keys=False, use_base_manager=False, primary_keys=None, output=None, stdout=None, **options):
    """Writes the rows of models as a fixture."""
    from django.core import serializers
    if output is not None:
        raise NotImplementedError("Diptych does not support writing fixtures to files yet")
    models = _models(labels, exclude)
    if primary_keys and len(labels) != 1:
        raise CommandError("You can only use --pks option with one model")
    if format not in serializers.get_public_serializer_formats():
        raise CommandError("Unknown serialization format: %s" % format)

    def rows():
        for model in models:
            manager = model._base_manager if use_base_manager else model._default_manager
            found = manager.using(database).order_by(model._meta.pk.name)
            if primary_keys:
                found = found.filter(pk__in=[key.strip() for key in primary_keys.split(",")])
            yield from found.iterator(chunk_size=2000 if found._prefetch_related_lookups else None)

    out = sys.stdout if stdout is None else stdout
    try:
        out.write(serializers.serialize(format, rows(), indent=indent, use_natural_foreign_keys=use_natural_foreign_keys,
                                        use_natural_primary_keys=use_natural_primary_keys))
    except Exception as e:
        raise CommandError("Unable to serialize database: %s" % e)


_COMMANDS = {"makemigrations": ("make", "MakeMigrations"), "migrate": ("commands", "Migrate"),
             "showmigrations": ("commands", "ShowMigrations"), "sqlmigrate": ("commands", "SqlMigrate"),
             "squashmigrations": ("squash", "SquashMigrations"), "optimizemigration": ("squash", "OptimizeMigration")}


def _parsed(args, options):
    """The arguments without the options among them, which go to options as a command line says them."""
    positional, flags = [], {"--no-input": ("interactive", False), "--noinput": ("interactive", False), "--check": ("check_changes", True),
                             "--no-header": ("include_header", False), "--no-color": ("no_color", True)}
    rest = list(map(str, args))
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            positional.append(word)
        elif word in flags:
            options.setdefault(*flags[word])
        elif name in ("-v", "--verbosity", "-n", "--name", "--database", "--format", "--squashed-name"):
            key = {"-v": "verbosity", "-n": "name"}.get(name, name.lstrip("-").replace("-", "_"))
            value = value if equals else rest.pop(0)
            options[key] = int(value) if key == "verbosity" else value
        else:
            options[word.lstrip("-").replace("-", "_")] = True
    return positional


def _load_models():
    """Imports the models of every package of the project, as Django does when it starts."""
    import os
    from importlib import import_module
    for name in sorted(os.listdir(".")):
        if name.isidentifier() and os.path.isfile(name + "/models.py"):
            import_module(name + ".models")


def _run(command, args, options):
    positional = _parsed(args, options)
    if "check_changes" in options and "check_unapplied" in command.defaults:
        options["check_unapplied"] = options.pop("check_changes")
    from django.apps import apps
    _load_models()
    apps._migrating(True)
    try:
        return command(options)(*positional)
    finally:
        apps._migrating(False)


def __getattr__(name):
    if name in ("BaseCommand", "LabelCommand", "AppCommand", "CommandParser", "OutputWrapper"):
        from django.core.management import commandbase
        return getattr(commandbase, name)
    raise AttributeError("module 'django.core.management' has no attribute %r" % name)


def _own_command(name):
    """A command of one of the project's packages, None where none has it."""
    import os
    from importlib import import_module
    for package in sorted(os.listdir(".")):
        if package.isidentifier() and os.path.isfile("%s/management/commands/%s.py" % (package, name)):
            return import_module("%s.management.commands.%s" % (package, name)).Command()


# Django's own commands that are not here.
_MISSING = set(
    "compilemessages createcachetable dbshell diffsettings flush inspectdb loaddata makemessages runserver sendtestemail shell sqlflush "
    "sqlsequencereset startapp startproject test testserver changepassword createsuperuser remove_stale_contenttypes".split())


def call_command(command_name, *args, **options):
    if not isinstance(command_name, str):
        from django.core.management import commandbase
        return commandbase.call(command_name, command_name.__class__.__module__.split(".")[-1], args, options)
    if command_name == "check":
        return _check()
    if command_name == "dumpdata":
        return _dumpdata(*args, **options)
    if command_name in _COMMANDS:
        from importlib import import_module
        module, name = _COMMANDS[command_name]
        return _run(getattr(import_module("django.db.migrations." + module), name), args, options)
    if command_name in _MISSING:
        raise NotImplementedError("Diptych does not support the command %r yet" % command_name)
    command = _own_command(command_name)
    if command is None:
        raise CommandError("Unknown command: %r" % command_name)
    from django.core.management import commandbase
    return commandbase.call(command, command_name, args, options)
