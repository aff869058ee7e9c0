"""django.db.migrations.questioner: who is asked what a comparison of models cannot tell."""
import datetime
import os
import sys

from django.apps import apps
from django.core.management.base import OutputWrapper
from django.db.models import NOT_PROVIDED
from django.utils import timezone
from django.utils.version import get_docs_version


class MigrationQuestioner:
    """Answers from defaults, and None where a default value is wanted."""

    def __init__(self, defaults=None, specified_apps=None, dry_run=None):
        self.defaults = defaults or {}
        self.specified_apps = specified_apps or set()
        self.dry_run = dry_run

    def _default(self, question):
        return self.defaults.get(question, False)

    def ask_initial(self, app_label):
        from django.db.migrations.loader import MigrationLoader, folder

        if app_label in self.specified_apps:
            return True
        try:
            apps.get_app_config(app_label)
        except LookupError:
            return self._default("ask_initial")
        module, _ = MigrationLoader.migrations_module(app_label)
        if module and module.startswith("django.contrib."):
            return False  # these come with theirs
        if module is None or not os.path.isdir(folder(module)):
            return self._default("ask_initial")
        # An app whose folder of migrations is empty wants its first one.
        return not any(name.endswith(".py") for name in os.listdir(folder(module)) if name != "__init__.py")

    def ask_not_null_addition(self, field_name, model_name):
        return None

    def ask_not_null_alteration(self, field_name, model_name):
        return None

    def ask_rename(self, model_name, old_name, new_name, field_instance):
        return self._default("ask_rename")

    def ask_rename_model(self, old_model_state, new_model_state):
        return self._default("ask_rename_model")

    def ask_merge(self, app_label):
        return self._default("ask_merge")

    def ask_auto_now_add_addition(self, field_name, model_name):
        return None

    def ask_unique_callable_default_addition(self, field_name, model_name):
        return None


_QUIT = "Quit and manually define a default value in models.py."


class InteractiveMigrationQuestioner(MigrationQuestioner):
    """Asks whoever sits at the terminal."""

    def __init__(self, defaults=None, specified_apps=None, dry_run=None, prompt_output=None):
        super().__init__(defaults=defaults, specified_apps=specified_apps, dry_run=dry_run)
        self.prompt_output = prompt_output or OutputWrapper(sys.stdout)

    def _ask(self, prompt):
        self.prompt_output.write(prompt, ending="")
        return input()

    def _ask_or_leave(self, prompt):
        try:
            return self._ask(prompt)
        except KeyboardInterrupt:
            self.prompt_output.write("\nCancelled.")
            sys.exit(1)

    def _boolean_input(self, question, default=None):
        answer = self._ask(question + " ")
        if not answer and default is not None:
            return default
        while answer[:1].lower() not in ("y", "n"):
            answer = self._ask("Please answer yes or no: ")
        return answer[0].lower() == "y"

    def _choice_input(self, question, choices):
        self.prompt_output.write(question)
        for number, choice in enumerate(choices, 1):
            self.prompt_output.write(" %s) %s" % (number, choice))
        prompt = "Select an option: "
        while True:
            answer = self._ask_or_leave(prompt)
            try:
                if 0 < int(answer) <= len(choices):
                    return int(answer)
            except ValueError:
                pass
            prompt = "Please select a valid option: "

    def _ask_default(self, default=""):
        say = self.prompt_output.write
        say("Please enter the default value as valid Python.")
        if default:
            say("Accept the default '%s' by pressing 'Enter' or provide another value." % default)
        say("The datetime and django.utils.timezone modules are available, so it is possible to provide e.g. timezone.now as a value.")
        say("Type 'exit' to exit this prompt")
        while True:
            code = self._ask_or_leave("[default: %s] >>> " % default if default else ">>> ") or default
            if code == "exit":
                sys.exit(1)
            if not code:
                say("Please enter some code, or 'exit' (without quotes) to exit.")
                continue
            try:
                return eval(code, {}, {"datetime": datetime, "timezone": timezone})
            except Exception as e:
                say("%s: %s" % (e.__class__.__name__, e))

    def _choose(self, question, choices):
        """The number of a choice, the last of which ends the program."""
        choice = self._choice_input(question, choices)
        if choice == len(choices):
            sys.exit(3)
        return choice

    def ask_not_null_addition(self, field_name, model_name):
        if self.dry_run:
            return None
        self._choose(
            "It is impossible to add a non-nullable field '%s' to %s without specifying a default. This is because the database needs "
            "something to populate existing rows.\nPlease select a fix:" % (field_name, model_name),
            ["Provide a one-off default now (will be set on all existing rows with a null value for this column)", _QUIT],
        )
        return self._ask_default()

    def ask_not_null_alteration(self, field_name, model_name):
        if self.dry_run:
            return None
        choice = self._choose(
            "It is impossible to change a nullable field '%s' on %s to non-nullable without providing a default. This is because the "
            "database needs something to populate existing rows.\nPlease select a fix:" % (field_name, model_name),
            [
                "Provide a one-off default now (will be set on all existing rows with a null value for this column)",
                "Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a RunPython or "
                "RunSQL operation.",
                _QUIT,
            ],
        )
        return NOT_PROVIDED if choice == 2 else self._ask_default()

    def ask_rename(self, model_name, old_name, new_name, field_instance):
        kind = field_instance.__class__.__name__
        return self._boolean_input("Was %s.%s renamed to %s.%s (a %s)? [y/N]" % (model_name, old_name, model_name, new_name, kind), False)

    def ask_rename_model(self, old_model_state, new_model_state):
        names = old_model_state.app_label, old_model_state.name, new_model_state.name
        return self._boolean_input("Was the model %s.%s renamed to %s? [y/N]" % names, False)

    def ask_merge(self, app_label):
        return self._boolean_input(
            "\nMerging will only work if the operations printed above do not conflict\n"
            "with each other (working on different fields or models)\n"
            "Should these migration branches be merged? [y/N]",
            False,
        )

    def ask_auto_now_add_addition(self, field_name, model_name):
        if self.dry_run:
            return None
        self._choose(
            "It is impossible to add the field '%s' with 'auto_now_add=True' to %s without providing a default. This is because the "
            "database needs something to populate existing rows.\n" % (field_name, model_name),
            ["Provide a one-off default now which will be set on all existing rows", _QUIT],
        )
        return self._ask_default(default="timezone.now")

    def ask_unique_callable_default_addition(self, field_name, model_name):
        if not self.dry_run:
            self._choose(
                "Callable default on unique field %s.%s will not generate unique values upon migrating.\nPlease choose how to proceed:\n"
                % (model_name, field_name),
                [
                    "Continue making this migration as the first step in writing a manual migration to generate unique values described "
                    "here: https://docs.djangoproject.com/en/%s/howto/writing-migrations/#migrations-that-add-unique-fields."
                    % get_docs_version(),
                    "Quit and edit field options in models.py.",
                ],
            )
        return None


class NonInteractiveMigrationQuestioner(MigrationQuestioner):
    """Says what it would have to ask, and gives up where there is no answer without."""

    def __init__(self, defaults=None, specified_apps=None, dry_run=None, verbosity=1, log=None):
        self.verbosity = verbosity
        self.log = log
        super().__init__(defaults=defaults, specified_apps=specified_apps, dry_run=dry_run)

    def log_lack_of_migration(self, field_name, model_name, reason):
        if self.verbosity > 0:
            self.log("Field '%s' on model '%s' not migrated: %s." % (field_name, model_name, reason))

    def ask_not_null_addition(self, field_name, model_name):
        self.log_lack_of_migration(field_name, model_name, "it is impossible to add a non-nullable field without specifying a default")
        sys.exit(3)

    def ask_not_null_alteration(self, field_name, model_name):
        self.log("Field '%s' on model '%s' given a default of NOT PROVIDED and must be corrected." % (field_name, model_name))
        return NOT_PROVIDED

    def ask_auto_now_add_addition(self, field_name, model_name):
        self.log_lack_of_migration(
            field_name, model_name, "it is impossible to add a field with 'auto_now_add=True' without specifying a default"
        )
        sys.exit(3)
