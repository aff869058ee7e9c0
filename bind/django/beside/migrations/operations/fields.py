"""Operations on the fields of a model."""
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.utils import field_references
from django.db.models import NOT_PROVIDED


class FieldOperation(Operation):
    def __init__(self, model_name, name, field=None):
        self.model_name, self.name, self.field = model_name, name, field

    model_name_lower = property(lambda self: self.model_name.lower())
    name_lower = property(lambda self: self.name.lower())

    def is_same_model_operation(self, operation):
        return self.model_name_lower == operation.model_name_lower

    def is_same_field_operation(self, operation):
        return self.is_same_model_operation(operation) and self.name_lower == operation.name_lower

    def _key(self, app_label):
        return app_label, self.model_name_lower

    def references_model(self, name, app_label):
        if name.lower() == self.model_name_lower:
            return True
        return bool(self.field and field_references(self._key(app_label), self.field, (app_label, name.lower())))

    def references_field(self, model_name, name, app_label):
        if model_name.lower() == self.model_name_lower and (name == self.name or name in (getattr(self.field, "from_fields", None) or ())):
            return True
        return self.field is not None and bool(field_references(self._key(app_label), self.field, (app_label, model_name.lower()), name))

    def reduce(self, operation, app_label):
        return super().reduce(operation, app_label) or not operation.references_field(self.model_name, self.name, app_label)


class _WithField(FieldOperation):
    """An operation that is given a field, whose default may be for the rows that are there alone."""

    told = "model_name", "name", "field", "preserve_default"
    optional = {"preserve_default": True}

    def __init__(self, model_name, name, field, preserve_default=True):
        self.preserve_default = preserve_default
        super().__init__(model_name, name, field)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        to_model = self._model(schema_editor, to_state, app_label, self.model_name)
        if not to_model:
            return
        from_model = from_state.apps.get_model(app_label, self.model_name)
        field = to_model._meta.get_field(self.name)
        if not self.preserve_default:
            field.default = self.field.default
        self._change(schema_editor, from_model, field)
        if not self.preserve_default:
            field.default = NOT_PROVIDED

    def _change(self, schema_editor, model, field):
        """What is done to the table, which is as the model before has it."""
        raise NotImplementedError


class AddField(_WithField):
    category = OperationCategory.ADDITION
    wording = "Add field {0.name} to {0.model_name}"
    fragment = "{0.model_name_lower}_{0.name_lower}"

    def state_forwards(self, app_label, state):
        state.add_field(app_label, self.model_name_lower, self.name, self.field, self.preserve_default)

    def _change(self, schema_editor, model, field):
        schema_editor.add_field(model, field)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = self._model(schema_editor, from_state, app_label, self.model_name)
        if model:
            schema_editor.remove_field(model, model._meta.get_field(self.name))

    def reduce(self, operation, app_label):
        if isinstance(operation, FieldOperation) and self.is_same_field_operation(operation):
            if isinstance(operation, AlterField):
                return [AddField(self.model_name, operation.name, operation.field)]
            if isinstance(operation, RemoveField):
                return []
            if isinstance(operation, RenameField):
                return [AddField(self.model_name, operation.new_name, self.field)]
        return super().reduce(operation, app_label)


class RemoveField(FieldOperation):
    category = OperationCategory.REMOVAL
    told = "model_name", "name"
    wording = "Remove field {0.name} from {0.model_name}"
    fragment = "remove_{0.model_name_lower}_{0.name_lower}"

    def state_forwards(self, app_label, state):
        state.remove_field(app_label, self.model_name_lower, self.name)

    database_forwards = AddField.database_backwards

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        to_model = self._model(schema_editor, to_state, app_label, self.model_name)
        if to_model:
            schema_editor.add_field(from_state.apps.get_model(app_label, self.model_name), to_model._meta.get_field(self.name))

    def reduce(self, operation, app_label):
        from django.db.migrations.operations.models import DeleteModel
        if isinstance(operation, DeleteModel) and operation.name_lower == self.model_name_lower:
            return [operation]
        return super().reduce(operation, app_label)


class AlterField(_WithField):
    category = OperationCategory.ALTERATION
    wording = "Alter field {0.name} on {0.model_name}"
    fragment = "alter_{0.model_name_lower}_{0.name_lower}"

    def state_forwards(self, app_label, state):
        state.alter_field(app_label, self.model_name_lower, self.name, self.field, self.preserve_default)

    def _change(self, schema_editor, model, field):
        schema_editor.alter_field(model, model._meta.get_field(self.name), field)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self.database_forwards(app_label, schema_editor, from_state, to_state)

    def reduce(self, operation, app_label):
        if isinstance(operation, (AlterField, RemoveField, RenameField)) and self.is_same_field_operation(operation):
            if not isinstance(operation, RenameField):
                return [operation]
            if self.field.db_column is None:
                return [operation, AlterField(self.model_name, operation.new_name, self.field)]
        return super().reduce(operation, app_label)


class RenameField(FieldOperation):
    category = OperationCategory.ALTERATION
    told = "model_name", "old_name", "new_name"
    wording = "Rename field {0.old_name} on {0.model_name} to {0.new_name}"
    fragment = "rename_{0.old_name_lower}_{0.model_name_lower}_{0.new_name_lower}"

    def __init__(self, model_name, old_name, new_name):
        self.old_name, self.new_name = old_name, new_name
        super().__init__(model_name, old_name)

    old_name_lower = property(lambda self: self.old_name.lower())
    new_name_lower = property(lambda self: self.new_name.lower())

    def state_forwards(self, app_label, state):
        state.rename_field(app_label, self.model_name_lower, self.old_name, self.new_name)

    def _rename(self, app_label, schema_editor, from_state, to_state, old_name, new_name):
        to_model = self._model(schema_editor, to_state, app_label, self.model_name)
        if to_model:
            from_model = from_state.apps.get_model(app_label, self.model_name)
            schema_editor.alter_field(from_model, from_model._meta.get_field(old_name), to_model._meta.get_field(new_name))

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._rename(app_label, schema_editor, from_state, to_state, self.old_name, self.new_name)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._rename(app_label, schema_editor, from_state, to_state, self.new_name, self.old_name)

    def references_field(self, model_name, name, app_label):
        return self.references_model(model_name, app_label) and name.lower() in (self.old_name_lower, self.new_name_lower)

    def reduce(self, operation, app_label):
        if isinstance(operation, RenameField) and self.is_same_model_operation(operation) and self.new_name_lower == operation.old_name_lower:
            return [RenameField(self.model_name, self.old_name, operation.new_name)]
        return Operation.reduce(self, operation, app_label) or not any(
            operation.references_field(self.model_name, name, app_label) for name in (self.old_name, self.new_name))
