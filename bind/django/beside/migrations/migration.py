"""One migration: operations, and what has to come before them."""
import re
from contextlib import nullcontext

from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.utils import get_migration_name_timestamp
from django.db.transaction import atomic

_LONGEST_NAME = 52


class Migration:
    operations = []
    dependencies = []
    run_before = []
    replaces = []
    initial = None
    atomic = True

    def __init__(self, name, app_label):
        self.name, self.app_label = name, app_label
        for listed in ("operations", "dependencies", "run_before", "replaces"):
            setattr(self, listed, list(getattr(self.__class__, listed)))

    def __eq__(self, other):
        return isinstance(other, Migration) and (self.app_label, self.name) == (other.app_label, other.name)

    def __repr__(self):
        return "<Migration %s.%s>" % (self.app_label, self.name)

    def __str__(self):
        return "%s.%s" % (self.app_label, self.name)

    def __hash__(self):
        return hash(str(self))

    def mutate_state(self, project_state, preserve=True):
        state = project_state.clone() if preserve else project_state
        for operation in self.operations:
            operation.state_forwards(self.app_label, state)
        return state

    def apply(self, project_state, schema_editor, collect_sql=False):
        for operation in self.operations:
            runs = self._announce(operation, schema_editor, collect_sql)
            if not runs:
                continue
            before = project_state.clone()
            operation.state_forwards(self.app_label, project_state)
            self._run(operation, operation.database_forwards, schema_editor, before, project_state, collect_sql)
        return project_state

    def unapply(self, project_state, schema_editor, collect_sql=False):
        steps, state = [], project_state
        for operation in self.operations:
            if not operation.reversible:
                raise IrreversibleError("Operation %s in %s is not reversible" % (operation, self))
            before, state = state.clone(), state.clone()
            operation.state_forwards(self.app_label, state)
            steps.append((operation, before, state))
        for operation, before, after in reversed(steps):
            if self._announce(operation, schema_editor, collect_sql):
                self._run(operation, operation.database_backwards, schema_editor, after, before, collect_sql)
        return project_state

    def _announce(self, operation, schema_editor, collect_sql):
        """Writes the operation's heading where SQL is collected; whether it is run."""
        if not collect_sql:
            return True
        schema_editor.collected_sql += ["--", "-- %s" % operation.describe(), "--"]
        if not operation.reduces_to_sql:
            schema_editor.collected_sql.append("-- THIS OPERATION CANNOT BE WRITTEN AS SQL")
        return operation.reduces_to_sql

    def _run(self, operation, act, schema_editor, from_state, to_state, collect_sql):
        collected = len(schema_editor.collected_sql) if collect_sql else 0
        whole = operation.atomic or self.atomic and operation.atomic is not False
        with atomic(schema_editor.connection.alias) if whole and not schema_editor.atomic_migration else nullcontext():
            act(self.app_label, schema_editor, from_state, to_state)
        if collect_sql and collected == len(schema_editor.collected_sql):
            schema_editor.collected_sql.append("-- (no-op)")

    def suggest_name(self):
        if self.initial:
            return "initial"
        parts = [re.sub(r"\W+", "_", part) for part in (operation.migration_name_fragment for operation in self.operations) if part]
        if not parts or len(parts) != len(self.operations):
            return "auto_%s" % get_migration_name_timestamp()
        name = parts[0]
        for part in parts[1:]:
            longer = "%s_%s" % (name, part)
            if len(longer) > _LONGEST_NAME:
                return name + "_and_more"
            name = longer
        return name


class SwappableTuple(tuple):
    """A dependency that a setting names."""

    def __new__(cls, value, setting):
        self = tuple.__new__(cls, value)
        self.setting = setting
        return self


def swappable_dependency(value):
    return SwappableTuple((value.split(".", 1)[0], "__first__"), value)
