"""django.core.management.base: commands of one's own."""
import argparse
import os
import sys
from functools import partial
from io import TextIOBase

import django
from django.core.management.base import CommandError, SystemCheckError

_HERE = "django.core.management.base"
ALL_CHECKS = "__all__"

# Options of every command: their flags and what argparse is told of them.
_BASE_OPTIONS = (
    (("-v", "--verbosity"), {
        "default": 1, "type": int, "choices": [0, 1, 2, 3],
        "help": "Verbosity level; 0=minimal output, 1=normal output, 2=verbose output, 3=very verbose output"}),
    (("--settings",), {
        "help": 'The Python path to a settings module, e.g. "myproject.settings.main". If this isn\'t provided, the DJANGO_SETTINGS_MODULE '
                "environment variable will be used."}),
    (("--pythonpath",), {"help": 'A directory to add to the Python path, e.g. "/home/djangoprojects/myproject".'}),
    (("--traceback",), {"action": "store_true", "help": "Display a full stack trace on CommandError exceptions."}),
    (("--no-color",), {"action": "store_true", "help": "Don't colorize the command output."}),
    (("--force-color",), {"action": "store_true", "help": "Force colorization of the command output."}),
)

_ROLES = (
    "ERROR SUCCESS WARNING NOTICE SQL_FIELD SQL_COLTYPE SQL_KEYWORD SQL_TABLE HTTP_INFO HTTP_SUCCESS HTTP_REDIRECT HTTP_NOT_MODIFIED "
    "HTTP_BAD_REQUEST HTTP_NOT_FOUND HTTP_SERVER_ERROR MIGRATE_HEADING MIGRATE_LABEL ERROR_OUTPUT"
)


class OutputWrapper(TextIOBase):
    """A stream whose write() ends lines, and styles them where the stream is a terminal."""

    __module__ = _HERE

    def __init__(self, out, ending="\n"):
        self._out, self.ending = out, ending
        self.style_func = None

    @property
    def style_func(self):
        return self._style_func

    @style_func.setter
    def style_func(self, style_func):
        self._style_func = style_func if style_func and self.isatty() else _plain

    def __getattr__(self, name):
        return getattr(self._out, name)

    def flush(self):
        if hasattr(self._out, "flush"):
            self._out.flush()

    def isatty(self):
        return hasattr(self._out, "isatty") and self._out.isatty()

    def write(self, msg="", style_func=None, ending=None):
        ending = self.ending if ending is None else ending
        if ending and not msg.endswith(ending):
            msg += ending
        self._out.write((style_func or self.style_func)(msg))


def _plain(text):
    return text


class Style:
    """The roles of texts. Output goes to no terminal, and has no colours."""

    __module__ = "django.core.management.color"


for _role in _ROLES.split():
    setattr(Style, _role, staticmethod(_plain))


class CommandParser(argparse.ArgumentParser):
    """A parser that raises CommandError where the command was not called from a command line."""

    __module__ = _HERE

    def __init__(self, *, missing_args_message=None, called_from_command_line=None, **kwargs):
        self.missing_args_message = missing_args_message
        self.called_from_command_line = called_from_command_line
        super().__init__(**kwargs)

    def parse_args(self, args=None, namespace=None):
        if self.missing_args_message and not (args or any(not arg.startswith("-") for arg in args)):
            self.error(self.missing_args_message)
        return super().parse_args(args, namespace)

    def error(self, message):
        if self.called_from_command_line:
            super().error(message)
        raise CommandError("Error: %s" % message)

    def add_subparsers(self, **kwargs):
        kind = kwargs.get("parser_class", type(self))
        if issubclass(kind, CommandParser):
            kwargs["parser_class"] = partial(kind, called_from_command_line=self.called_from_command_line)
        return super().add_subparsers(**kwargs)


class DjangoHelpFormatter(argparse.HelpFormatter):
    """Help with a command's own arguments before those of all commands."""

    __module__ = _HERE
    show_last = {"--version", "--skip-checks", *(flags[-1] for flags, _ in _BASE_OPTIONS)}

    def _reordered_actions(self, actions):
        return sorted(actions, key=lambda action: not self.show_last.isdisjoint(action.option_strings))

    def usage(self, usage, actions, *args, **kwargs):
        return super().usage(usage, self._reordered_actions(actions), *args, **kwargs)

    def section(self, title, description, actions, at):
        return super().section(title, description, self._reordered_actions(actions), at)


def no_translations(handle_func):
    return handle_func


class BaseCommand:
    __module__ = _HERE
    help = ""
    _called_from_command_line = False
    output_transaction = False
    requires_migrations_checks = False
    requires_system_checks = ALL_CHECKS
    base_stealth_options = ("stderr", "stdout")
    stealth_options = ()
    suppressed_base_arguments = set()

    def __init__(self, stdout=None, stderr=None, no_color=False, force_color=False):
        self.stdout, self.stderr = OutputWrapper(stdout or sys.stdout), OutputWrapper(stderr or sys.stderr)
        if no_color and force_color:
            raise CommandError("'no_color' and 'force_color' can't be used together.")
        self.style = Style()
        if not isinstance(self.requires_system_checks, (list, tuple)) and self.requires_system_checks != ALL_CHECKS:
            raise TypeError("requires_system_checks must be a list or tuple.")

    def get_version(self):
        return django.get_version()

    def create_parser(self, prog_name, subcommand, **kwargs):
        kwargs.setdefault("formatter_class", DjangoHelpFormatter)
        parser = CommandParser(
            prog="%s %s" % (os.path.basename(prog_name), subcommand),
            description=self.help or None,
            missing_args_message=getattr(self, "missing_args_message", None),
            called_from_command_line=self._called_from_command_line,
            **kwargs,
        )
        version = {"action": "version", "version": self.get_version(), "help": "Show program's version number and exit."}
        for flags, told in ((("--version",), version), *_BASE_OPTIONS):
            self.add_base_argument(parser, *flags, **told)
        if self.requires_system_checks:
            parser.add_argument("--skip-checks", action="store_true", help="Skip system checks.")
        self.add_arguments(parser)
        return parser

    def add_arguments(self, parser):
        pass

    def add_base_argument(self, parser, *args, **kwargs):
        if not self.suppressed_base_arguments.isdisjoint(args):
            kwargs["help"] = argparse.SUPPRESS
        parser.add_argument(*args, **kwargs)

    def print_help(self, prog_name, subcommand):
        self.create_parser(prog_name, subcommand).print_help()

    def run_from_argv(self, argv):
        self._called_from_command_line = True
        options = vars(self.create_parser(argv[0], argv[1]).parse_args(argv[2:]))
        args = options.pop("args", ())
        try:
            self.execute(*args, **options)
        except CommandError as e:
            if options["traceback"]:
                raise
            self.stderr.write(str(e) if isinstance(e, SystemCheckError) else "%s: %s" % (e.__class__.__name__, e))
            sys.exit(getattr(e, "returncode", 1))

    def execute(self, *args, **options):
        if options["force_color"] and options["no_color"]:
            raise CommandError("The --no-color and --force-color options can't be used together.")
        for name in ("stdout", "stderr"):
            if options.get(name):
                setattr(self, name, OutputWrapper(options[name]))
        if self.requires_system_checks and not options["skip_checks"]:
            self.check()
        output = self.handle(*args, **options)
        if output:
            if self.output_transaction:
                output = "BEGIN;\n%s\nCOMMIT;" % output
            self.stdout.write(output)
        return output

    def check(self, *args, **kwargs):
        from django.core.management import _check
        _check(self.stderr, counted=False)

    def handle(self, *args, **options):
        raise NotImplementedError("subclasses of BaseCommand must provide a handle() method")


class LabelCommand(BaseCommand):
    __module__ = _HERE
    label = "label"
    missing_args_message = "Enter at least one %s."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.missing_args_message == LabelCommand.missing_args_message:
            self.missing_args_message = self.missing_args_message % self.label

    def add_arguments(self, parser):
        parser.add_argument("args", metavar=self.label, nargs="+")

    def handle(self, *labels, **options):
        return "\n".join([output for output in (self.handle_label(label, **options) for label in labels) if output])

    def handle_label(self, label, **options):
        raise NotImplementedError("subclasses of LabelCommand must provide a handle_label() method")


class AppCommand(BaseCommand):
    __module__ = _HERE
    missing_args_message = "Enter at least one application label."

    def add_arguments(self, parser):
        parser.add_argument("args", metavar="app_label", nargs="+", help="One or more application label.")

    def handle(self, *app_labels, **options):
        from django.apps import apps
        try:
            configs = [apps.get_app_config(label) for label in app_labels]
        except (LookupError, ImportError) as e:
            raise CommandError("%s. Are you sure your INSTALLED_APPS setting is correct?" % e)
        return "\n".join([output for output in (self.handle_app_config(config, **options) for config in configs) if output])

    def handle_app_config(self, app_config, **options):
        raise NotImplementedError("Subclasses of AppCommand must provide a handle_app_config() method.")


def call(command, name, args, options):
    """call_command() of a command object."""
    parser = command.create_parser("", name)
    actions = list(_actions(parser))
    # An option may be given by its flag or by the name that it is kept under.
    kept = {min(a.option_strings).lstrip("-").replace("-", "_"): a.dest for a in parser._actions if a.option_strings}
    given = {kept.get(key, key): value for key, value in options.items()}
    words = [str(word) for arg in args for word in (arg if isinstance(arg, (list, tuple)) else [arg])]
    exclusive = [a for group in parser._mutually_exclusive_groups if group.required for a in group._group_actions]
    for action in actions:
        if action.dest not in options or not (action.required or action in exclusive):
            continue
        if list(kept.values()).count(action.dest) > 1:
            raise TypeError("Cannot pass the dest %r that matches multiple arguments via **options." % action.dest)
        words.append(min(action.option_strings))
        if action.nargs != 0:
            value = given[action.dest]
            words += map(str, value if isinstance(value, (list, tuple)) else [value])
    parsed = {**vars(parser.parse_args(args=words)), **given}
    valid = {action.dest for action in actions} | {*command.base_stealth_options, *command.stealth_options} | set(kept)
    unknown = set(options) - valid
    if unknown:
        raise TypeError("Unknown option(s) for %s command: %s. Valid options are: %s." % (
            name, ", ".join(sorted(unknown)), ", ".join(sorted(valid))))
    positional = parsed.pop("args", ())
    if "skip_checks" not in options:
        parsed["skip_checks"] = True
    return command.execute(*positional, **parsed)


def _actions(parser):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                yield from _actions(sub)
        else:
            yield action
