"""Operations on models and their options."""
from django.db import models
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.operations.fields import AddField, AlterField, FieldOperation, RemoveField, RenameField
from django.db.migrations.operations.indexes import (
    AddConstraint, AddIndex, AlterConstraint, IndexOperation, RemoveConstraint, RemoveIndex, RenameIndex,
)
from django.db.migrations.state import ModelState, groups
from django.db.migrations.utils import field_references, resolve_relation


def _check_for_duplicates(arg_name, values):
    seen = set()
    for value in values:
        if value in seen:
            raise ValueError("Found duplicate value %s in CreateModel %s argument." % (value, arg_name))
        seen.add(value)


class ModelOperation(Operation):
    def __init__(self, name):
        self.name = name

    name_lower = property(lambda self: self.name.lower())

    def references_model(self, name, app_label):
        return name.lower() == self.name_lower

    def reduce(self, operation, app_label):
        return super().reduce(operation, app_label) or self.can_reduce_through(operation, app_label)

    def can_reduce_through(self, operation, app_label):
        return not operation.references_model(self.name, app_label)


class CreateModel(ModelOperation):
    category = OperationCategory.ADDITION
    serialization_expand_args = ["fields", "options", "managers"]
    fragment = "{0.name_lower}"

    def __init__(self, name, fields, options=None, bases=None, managers=None):
        self.fields, self.options = fields, options or {}
        self.bases, self.managers = bases or (models.Model,), managers or []
        super().__init__(name)
        _check_for_duplicates("fields", (name for name, _ in self.fields))
        _check_for_duplicates("bases", (
            base._meta.label_lower if hasattr(base, "_meta") else base.lower() if isinstance(base, str) else base for base in self.bases))
        _check_for_duplicates("managers", (name for name, _ in self.managers))

    def deconstruct(self):
        kwargs = {"name": self.name, "fields": self.fields}
        if self.options:
            kwargs["options"] = self.options
        if self.bases and self.bases != (models.Model,):
            kwargs["bases"] = self.bases
        if self.managers and self.managers != [("objects", models.Manager())]:
            kwargs["managers"] = self.managers
        return self.__class__.__qualname__, [], kwargs

    def state_forwards(self, app_label, state):
        state.add_model(ModelState(app_label, self.name, list(self.fields), dict(self.options), tuple(self.bases), list(self.managers)))

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = self._model(schema_editor, to_state, app_label, self.name)
        if model:
            schema_editor.create_model(model)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = self._model(schema_editor, from_state, app_label, self.name)
        if model:
            schema_editor.delete_model(model)

    def describe(self):
        return "Create %smodel %s" % ("proxy " if self.options.get("proxy", False) else "", self.name)

    def references_model(self, name, app_label):
        key, own = (app_label, name.lower()), (app_label, self.name_lower)
        if key == own:
            return True
        for base in self.bases:
            if base is not models.Model and isinstance(base, (models.base.ModelBase, str)) and resolve_relation(base, app_label) == key:
                return True
        return any(field_references(own, field, key) for _, field in self.fields)

    def _with(self, **changed):
        kept = {name: getattr(self, name) for name in ("fields", "options", "bases", "managers")}
        return [CreateModel(changed.pop("name", self.name), **{**kept, **changed})]

    def _with_option(self, name, value):
        return self._with(options={**self.options, name: value})

    def reduce(self, operation, app_label):
        about = getattr(operation, "model_name_lower", None) or getattr(operation, "name_lower", None)
        if about == self.name_lower:
            merged = self._merged(operation)
            if merged is not None:
                return merged
        return super().reduce(operation, app_label)

    def _merged(self, operation):
        """The model as a later operation on it leaves it."""
        if isinstance(operation, DeleteModel):
            return None if self.options.get("proxy", False) else []
        if isinstance(operation, RenameModel):
            return self._with(name=operation.new_name)
        if isinstance(operation, AlterModelOptions):
            kept = {k: v for k, v in self.options.items() if k not in operation.ALTER_OPTION_KEYS or k in operation.options}
            return self._with(options={**kept, **operation.options})
        if isinstance(operation, AlterModelManagers):
            return self._with(managers=operation.managers)
        if isinstance(operation, _ModelOption):
            return self._with_option(operation.option_name, operation.option_value)
        if isinstance(operation, FieldOperation):
            return self._with_field(operation)
        if isinstance(operation, (AddIndex, AddConstraint)):
            thing = operation.index if isinstance(operation, AddIndex) else operation.constraint
            return self._with_option(operation.option_name, [*self.options.get(operation.option_name, []), thing])
        if isinstance(operation, (RemoveIndex, RemoveConstraint)):
            return self._with_option(operation.option_name, [x for x in self.options.get(operation.option_name, []) if x.name != operation.name])
        return None

    def _with_field(self, operation):
        if isinstance(operation, AddField):
            return self._with(fields=self.fields + [(operation.name, operation.field)])
        if isinstance(operation, AlterField):
            return self._with(fields=[(n, operation.field if n == operation.name else field) for n, field in self.fields])
        options = dict(self.options)
        if isinstance(operation, RemoveField):
            gone = operation.name_lower
            together = {names for names in (tuple(n for n in names if n != gone) for names in options.pop("unique_together", None) or ()) if names}
            if together:
                options["unique_together"] = together
            if options.get("order_with_respect_to") == gone:
                del options["order_with_respect_to"]
            return self._with(fields=[(n, field) for n, field in self.fields if n.lower() != gone], options=options)
        old, new = operation.old_name, operation.new_name
        if options.get("unique_together"):
            options["unique_together"] = {tuple(new if n == old else n for n in names) for names in options["unique_together"]}
        if options.get("order_with_respect_to") == old:
            options["order_with_respect_to"] = new
        return self._with(fields=[(new if n == old else n, field) for n, field in self.fields], options=options)


class DeleteModel(ModelOperation):
    category = OperationCategory.REMOVAL
    told = "name",
    wording = "Delete model {0.name}"
    fragment = "delete_{0.name_lower}"

    def state_forwards(self, app_label, state):
        state.remove_model(app_label, self.name_lower)

    database_forwards, database_backwards = CreateModel.database_backwards, CreateModel.database_forwards

    def references_model(self, name, app_label):
        return True  # its fields are not known here


class RenameModel(ModelOperation):
    category = OperationCategory.ALTERATION
    told = "old_name", "new_name"
    wording = "Rename model {0.old_name} to {0.new_name}"
    fragment = "rename_{0.old_name_lower}_{0.new_name_lower}"

    def __init__(self, old_name, new_name):
        self.old_name, self.new_name = old_name, new_name
        super().__init__(old_name)

    old_name_lower = property(lambda self: self.old_name.lower())
    new_name_lower = property(lambda self: self.new_name.lower())

    def state_forwards(self, app_label, state):
        state.rename_model(app_label, self.old_name, self.new_name)

    def _rename(self, app_label, schema_editor, from_state, to_state, old_name, new_name):
        new = self._model(schema_editor, to_state, app_label, new_name)
        if not new:
            return
        old = from_state.apps.get_model(app_label, old_name)
        schema_editor.alter_db_table(new, old._meta.db_table, new._meta.db_table)
        for related in old._meta.related_objects:
            if related.related_model == old:
                model = new
            else:
                model = to_state.apps.get_model(related.related_model._meta.app_label, related.related_model._meta.model_name)
            schema_editor.alter_field(model, related.field, model._meta.get_field(related.field.name))
        for old_field, new_field in zip(old._meta.local_many_to_many, new._meta.local_many_to_many):
            if new_field.model != new_field.related_model and new_field.remote_field.through._meta.auto_created:
                schema_editor._alter_many_to_many(new, old_field, new_field, strict=False)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._rename(app_label, schema_editor, from_state, to_state, self.old_name, self.new_name)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._rename(app_label, schema_editor, from_state, to_state, self.new_name, self.old_name)

    def references_model(self, name, app_label):
        return name.lower() in (self.old_name_lower, self.new_name_lower)

    def reduce(self, operation, app_label):
        if isinstance(operation, RenameModel) and self.new_name_lower == operation.old_name_lower:
            return [RenameModel(self.old_name, operation.new_name)]
        return Operation.reduce(self, operation, app_label) or not operation.references_model(self.new_name, app_label)


class ModelOptionOperation(ModelOperation):
    category = OperationCategory.ALTERATION

    def reduce(self, operation, app_label):
        if isinstance(operation, (self.__class__, DeleteModel)) and self.name_lower == operation.name_lower:
            return [operation]
        return super().reduce(operation, app_label)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        new = self._model(schema_editor, to_state, app_label, self.name)
        if new:
            self._alter(schema_editor, from_state, to_state, from_state.apps.get_model(app_label, self.name), new)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self.database_forwards(app_label, schema_editor, from_state, to_state)

    def _alter(self, schema_editor, from_state, to_state, old, new):
        """What the database sees of the option."""


class _ModelOption(ModelOptionOperation):
    """One option of class Meta."""

    option_name = argument = None

    def __init__(self, name, value):
        setattr(self, self.argument, value)
        super().__init__(name)

    option_value = property(lambda self: getattr(self, self.argument))

    @property
    def told(self):
        return "name", self.argument

    def state_forwards(self, app_label, state):
        state.alter_model_options(app_label, self.name_lower, {self.option_name: self.option_value})


class AlterModelTable(_ModelOption):
    option_name, argument = "db_table", "table"
    fragment = "alter_{0.name_lower}_table"

    def __init__(self, name, table):
        super().__init__(name, table)

    def _alter(self, schema_editor, from_state, to_state, old, new):
        schema_editor.alter_db_table(new, old._meta.db_table, new._meta.db_table)
        for old_field, new_field in zip(old._meta.local_many_to_many, new._meta.local_many_to_many):
            through = new_field.remote_field.through
            if through._meta.auto_created:
                schema_editor.alter_db_table(through, old_field.remote_field.through._meta.db_table, through._meta.db_table)

    def describe(self):
        return "Rename table for %s to %s" % (self.name, "(default)" if self.table is None else self.table)


class AlterModelTableComment(_ModelOption):
    option_name, argument = "db_table_comment", "table_comment"
    wording = "Alter {0.name} table comment"
    fragment = "alter_{0.name_lower}_table_comment"

    def __init__(self, name, table_comment):
        super().__init__(name, table_comment)

    def _alter(self, schema_editor, from_state, to_state, old, new):
        schema_editor.alter_db_table_comment(new, old._meta.db_table_comment, new._meta.db_table_comment)


class AlterTogetherOptionOperation(_ModelOption):
    fragment = "alter_{0.name_lower}_{0.option_name}"

    def __init__(self, name, option_value):
        super().__init__(name, set(groups(list(option_value) if isinstance(option_value, set) else option_value)) if option_value else option_value)

    @property
    def argument(self):
        return self.option_name

    def _alter(self, schema_editor, from_state, to_state, old, new):
        key = new._meta.app_label, new._meta.model_name
        before, after = (state.models[key].options.get(self.option_name) or set() for state in (from_state, to_state))
        getattr(schema_editor, "alter_" + self.option_name)(new, before, after)

    def references_field(self, model_name, name, app_label):
        return self.references_model(model_name, app_label) and (not self.option_value or any(name in names for names in self.option_value))

    def describe(self):
        return "Alter %s for %s (%s constraint(s))" % (self.option_name, self.name, len(self.option_value or ""))

    def can_reduce_through(self, operation, app_label):
        other = isinstance(operation, AlterTogetherOptionOperation) and type(operation) is not type(self)
        return super().can_reduce_through(operation, app_label) or other


class AlterUniqueTogether(AlterTogetherOptionOperation):
    option_name = "unique_together"

    def __init__(self, name, unique_together):
        super().__init__(name, unique_together)


class AlterIndexTogether(AlterTogetherOptionOperation):
    option_name = "index_together"

    def __init__(self, name, index_together):
        super().__init__(name, index_together)

    def _alter(self, schema_editor, from_state, to_state, old, new):
        raise NotImplementedError("Diptych does not support index_together yet")


class AlterOrderWithRespectTo(_ModelOption):
    option_name = argument = "order_with_respect_to"
    wording = "Set order_with_respect_to on {0.name} to {0.order_with_respect_to}"
    fragment = "alter_{0.name_lower}_order_with_respect_to"

    def __init__(self, name, order_with_respect_to):
        super().__init__(name, order_with_respect_to)

    def _alter(self, schema_editor, from_state, to_state, old, new):
        before, after = old._meta.order_with_respect_to, new._meta.order_with_respect_to
        if before and not after:
            schema_editor.remove_field(old, old._meta.get_field("_order"))
        elif after and not before:
            field = new._meta.get_field("_order")
            if not field.has_default():
                field.default = 0
            schema_editor.add_field(old, field)

    def references_field(self, model_name, name, app_label):
        return self.references_model(model_name, app_label) and self.order_with_respect_to in (None, name)


class AlterModelOptions(ModelOptionOperation):
    told = "name", "options"
    wording = "Change Meta options on {0.name}"
    fragment = "alter_{0.name_lower}_options"
    ALTER_OPTION_KEYS = [
        "base_manager_name", "default_manager_name", "default_related_name", "get_latest_by", "managed", "ordering", "permissions",
        "default_permissions", "select_on_save", "verbose_name", "verbose_name_plural",
    ]

    def __init__(self, name, options):
        self.options = options
        super().__init__(name)

    def state_forwards(self, app_label, state):
        state.alter_model_options(app_label, self.name_lower, self.options, self.ALTER_OPTION_KEYS)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass


class AlterModelManagers(ModelOptionOperation):
    serialization_expand_args = ["managers"]
    wording = "Change managers on {0.name}"
    fragment = "alter_{0.name_lower}_managers"

    def __init__(self, name, managers):
        self.managers = managers
        super().__init__(name)

    def deconstruct(self):
        return self.__class__.__qualname__, [self.name, self.managers], {}

    def state_forwards(self, app_label, state):
        state.alter_model_managers(app_label, self.name_lower, self.managers)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass
