"""Operations on the indexes and constraints of a model."""
from django.db import models
from django.db.migrations.operations.base import Operation, OperationCategory


class IndexOperation(Operation):
    option_name = "indexes"

    model_name_lower = property(lambda self: self.model_name.lower())

    def _of(self, state, app_label, name):
        """The index or constraint of a name."""
        model_state = state.models[app_label, self.model_name_lower]
        return (model_state.get_index_by_name if self.option_name == "indexes" else model_state.get_constraint_by_name)(name)

    def _on(self, what, app_label, schema_editor, state, thing):
        """Adds an index or constraint to a model's table, or removes it."""
        model = self._model(schema_editor, state, app_label, self.model_name)
        if model:
            getattr(schema_editor, "%s_%s" % (what, self.thing))(model, thing() if callable(thing) else thing)

    thing = "index"

    def _same_model(self, operation, *kinds):
        return isinstance(operation, kinds) and self.model_name_lower == operation.model_name_lower


class AddIndex(IndexOperation):
    category = OperationCategory.ADDITION
    told = "model_name", "index"

    def __init__(self, model_name, index):
        self.model_name = model_name
        if not index.name:
            raise ValueError("Indexes passed to AddIndex operations require a name argument. %r doesn't have one." % index)
        self.index = index

    def state_forwards(self, app_label, state):
        state.add_index(app_label, self.model_name_lower, self.index)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._on("add", app_label, schema_editor, to_state, self.index)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._on("remove", app_label, schema_editor, from_state, self.index)

    def describe(self):
        if self.index.expressions:
            on = "%s on model" % ", ".join(map(str, self.index.expressions))
        else:
            on = "field(s) %s of model" % ", ".join(self.index.fields)
        return "Create index %s on %s %s" % (self.index.name, on, self.model_name)

    @property
    def migration_name_fragment(self):
        return "%s_%s" % (self.model_name_lower, self.index.name.lower())

    def reduce(self, operation, app_label):
        if isinstance(operation, RemoveIndex) and self.index.name == operation.name:
            return []
        if isinstance(operation, RenameIndex) and self.index.name == operation.old_name:
            self.index.name = operation.new_name
            return [self.__class__(model_name=self.model_name, index=self.index)]
        return super().reduce(operation, app_label)


class _Removal(IndexOperation):
    category = OperationCategory.REMOVAL
    told = "model_name", "name"

    def __init__(self, model_name, name):
        self.model_name, self.name = model_name, name

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        # An index goes by its name; a table is made anew as the model without the constraint has it.
        model_state = from_state if self.option_name == "indexes" else to_state
        self._on("remove", app_label, schema_editor, model_state, lambda: self._of(from_state, app_label, self.name))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._on("add", app_label, schema_editor, to_state, lambda: self._of(to_state, app_label, self.name))

    @property
    def migration_name_fragment(self):
        return "remove_%s_%s" % (self.model_name_lower, self.name.lower())


class RemoveIndex(_Removal):
    wording = "Remove index {0.name} from {0.model_name}"

    def state_forwards(self, app_label, state):
        state.remove_index(app_label, self.model_name_lower, self.name)


class RenameIndex(IndexOperation):
    category = OperationCategory.ALTERATION
    told = "model_name", "new_name", "old_name", "old_fields"
    optional = {"old_name": None, "old_fields": None}

    def __init__(self, model_name, new_name, old_name=None, old_fields=None):
        if not old_name and not old_fields:
            raise ValueError("RenameIndex requires one of old_name and old_fields arguments to be set.")
        if old_name and old_fields:
            raise ValueError("RenameIndex.old_name and old_fields are mutually exclusive.")
        self.model_name, self.new_name, self.old_name, self.old_fields = model_name, new_name, old_name, old_fields

    old_name_lower = property(lambda self: self.old_name.lower())
    new_name_lower = property(lambda self: self.new_name.lower())

    def state_forwards(self, app_label, state):
        if not self.old_fields:
            state.rename_index(app_label, self.model_name_lower, self.old_name, self.new_name)
            return
        state.add_index(app_label, self.model_name_lower, models.Index(fields=self.old_fields, name=self.new_name))
        state.remove_model_options(app_label, self.model_name_lower, "index_together", self.old_fields)

    def _rename(self, app_label, schema_editor, from_state, to_state, old_name, new_name):
        model = self._model(schema_editor, to_state, app_label, self.model_name)
        if not model:
            return
        if old_name:
            old = self._of(from_state, app_label, old_name)
        else:
            old = self._unnamed(schema_editor, from_state.apps.get_model(app_label, self.model_name))
        if old.name != new_name:
            schema_editor.rename_index(model, old, self._of(to_state, app_label, new_name))

    def _unnamed(self, schema_editor, model):
        columns = [model._meta.get_field(name).column for name in self.old_fields]
        with schema_editor.connection.cursor() as cursor:
            there = schema_editor.connection.introspection.get_constraints(cursor, model._meta.db_table)
        names = [name for name, info in there.items() if info["index"] and not info["unique"] and info["columns"] == columns]
        if len(names) != 1:
            raise ValueError("Found wrong number (%s) of indexes for %s(%s)." % (len(names), model._meta.db_table, ", ".join(columns)))
        return models.Index(fields=self.old_fields, name=names[0])

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._rename(app_label, schema_editor, from_state, to_state, self.old_name, self.new_name)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if not self.old_fields:
            self._rename(app_label, schema_editor, from_state, to_state, self.new_name, self.old_name)

    def describe(self):
        old = self.old_name or "for %s" % (self.old_fields,)
        return "Rename %sindex %s on %s to %s" % ("" if self.old_name else "unnamed ", old, self.model_name, self.new_name)

    @property
    def migration_name_fragment(self):
        if self.old_name:
            return "rename_%s_%s" % (self.old_name_lower, self.new_name_lower)
        return "rename_%s_%s_%s" % (self.model_name_lower, "_".join(self.old_fields), self.new_name_lower)

    def reduce(self, operation, app_label):
        if self._same_model(operation, RenameIndex) and operation.old_name and self.new_name_lower == operation.old_name_lower:
            return [RenameIndex(self.model_name, operation.new_name, self.old_name, self.old_fields)]
        return super().reduce(operation, app_label)


class AddConstraint(IndexOperation):
    category = OperationCategory.ADDITION
    option_name, thing = "constraints", "constraint"
    told = "model_name", "constraint"
    wording = "Create constraint {0.constraint.name} on model {0.model_name}"

    def __init__(self, model_name, constraint):
        self.model_name, self.constraint = model_name, constraint

    def state_forwards(self, app_label, state):
        state.add_constraint(app_label, self.model_name_lower, self.constraint)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._on("add", app_label, schema_editor, to_state, self.constraint)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._on("remove", app_label, schema_editor, to_state, self.constraint)

    @property
    def migration_name_fragment(self):
        return "%s_%s" % (self.model_name_lower, self.constraint.name.lower())

    def reduce(self, operation, app_label):
        if self._same_model(operation, RemoveConstraint, AlterConstraint) and self.constraint.name == operation.name:
            return [] if isinstance(operation, RemoveConstraint) else [AddConstraint(self.model_name, operation.constraint)]
        return super().reduce(operation, app_label)


class RemoveConstraint(_Removal):
    option_name, thing = "constraints", "constraint"
    wording = "Remove constraint {0.name} from model {0.model_name}"

    def state_forwards(self, app_label, state):
        state.remove_constraint(app_label, self.model_name_lower, self.name)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        # The table is made anew from the model, which must not have the constraint any more.
        self._on("remove", app_label, schema_editor, to_state, lambda: self._of(from_state, app_label, self.name))


class AlterConstraint(IndexOperation):
    """What the database does not see of a constraint."""

    category = OperationCategory.ALTERATION
    option_name = "constraints"
    told = "model_name", "name", "constraint"
    wording = "Alter constraint {0.name} on {0.model_name}"

    def __init__(self, model_name, name, constraint):
        self.model_name, self.name, self.constraint = model_name, name, constraint

    def state_forwards(self, app_label, state):
        state.alter_constraint(app_label, self.model_name_lower, self.name, self.constraint)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass

    database_backwards = database_forwards

    @property
    def migration_name_fragment(self):
        return "alter_%s_%s" % (self.model_name_lower, self.constraint.name.lower())

    def reduce(self, operation, app_label):
        if self._same_model(operation, AlterConstraint, RemoveConstraint) and self.name == operation.name:
            return [operation]
        return super().reduce(operation, app_label)
