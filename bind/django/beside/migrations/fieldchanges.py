"""The part of the autodetector that compares the fields of models."""
import functools

from django.db import models
from django.db.migrations import operations
from django.db.migrations.dependency import OperationDependency, altered, created, is_related, of_relation, removed
from django.db.migrations.utils import COMPILED_REGEX_TYPE, RegexObject, resolve_relation

_TIMES = (models.DateField, models.DateTimeField, models.TimeField)
_AUTO = (models.AutoField, models.SmallAutoField, models.BigAutoField)


class FieldChanges:
    def deep_deconstruct(self, obj):
        """A value that can be compared with another of its kind, however deep what differs lies."""
        deep = self.deep_deconstruct
        if isinstance(obj, list):
            return list(map(deep, obj))
        if isinstance(obj, tuple):
            return tuple(map(deep, obj))
        if isinstance(obj, dict):
            return {key: deep(value) for key, value in obj.items()}
        if isinstance(obj, functools.partial):
            return obj.func, deep(obj.args), deep(obj.keywords)
        if isinstance(obj, COMPILED_REGEX_TYPE):
            return RegexObject(obj)
        if isinstance(obj, type) or not hasattr(obj, "deconstruct"):
            return obj
        path, args, kwargs = obj.deconstruct()[1 if isinstance(obj, models.Field) else 0:]
        return path, list(map(deep, args)), deep(kwargs)

    def only_relation_agnostic_fields(self, fields):
        """What fields are, but for their names and where they lead."""
        found = []
        for _, field in sorted(fields.items()):
            deconstructed = self.deep_deconstruct(field)
            if is_related(field):
                deconstructed[2].pop("to", None)
            found.append(deconstructed)
        return found

    # Renamed

    def create_renamed_fields(self):
        """Finds the fields that have another name, before anything is made of it."""
        self.renamed_operations = []
        old_keys = set(self.old_field_keys)
        for key in sorted(self.new_field_keys - old_keys):
            new = self.to_state.models[key[:2]].get_field(key[2])
            for old_key in sorted(old_keys - self.new_field_keys):
                if old_key[:2] != key[:2]:
                    continue
                old = self._old(key[:2]).get_field(old_key[2])
                if self._same_field(old, old_key[2], new) and self.questioner.ask_rename(key[1], old_key[2], key[2], new):
                    self.renamed_operations.append((old_key, old.db_column, key, new))
                    old_keys.remove(old_key)
                    old_keys.add(key)
                    self.renamed_fields[key] = old_key[2]
                    break

    def _same_field(self, old, old_name, new):
        """Whether a field is an old one, which may have got its old column's name as an option."""
        path, args, kwargs = self.deep_deconstruct(old)
        if is_related(new) and "to" in kwargs:
            kwargs["to"] = self.renamed_models_rel.get(kwargs["to"], kwargs["to"])
        old.set_attributes_from_name(old_name)
        column = old.get_attname_column()[1]
        return self.deep_deconstruct(new) in ((path, args, kwargs), (path, args, {**kwargs, "db_column": column}))

    def generate_renamed_fields(self):
        for old_key, old_column, key, new in self.renamed_operations:
            app_label, model_name, name = key
            if old_column != new.db_column:
                # First the column's name is told, then the field can be renamed without the database taking note.
                field = new.clone()
                field.name = old_key[2]
                self.add_operation(app_label, operations.AlterField(model_name=model_name, name=old_key[2], field=field))
            self.add_operation(app_label, operations.RenameField(model_name=model_name, old_name=old_key[2], new_name=name))
            self.old_field_keys.remove(old_key)
            self.old_field_keys.add(key)

    # Added and removed

    def generate_added_fields(self):
        for key in sorted(self.new_field_keys - self.old_field_keys):
            self._generate_added_field(*key)

    def _generate_added_field(self, app_label, model_name, field_name):
        field = self.to_state.models[app_label, model_name].get_field(field_name)
        waits = [removed(app_label, model_name, field_name)]
        if is_related(field):
            waits += of_relation(app_label, model_name, field)
        if field.generated:
            waits += self._of_generated(field)
        timed = isinstance(field, _TIMES)
        preserve_default = (
            field.null
            or field.has_default()
            or field.has_db_default()
            or field.many_to_many
            or (field.blank and field.empty_strings_allowed)
            or (timed and field.auto_now)
            or isinstance(field, _AUTO)
        )
        if not preserve_default:
            ask = self.questioner.ask_not_null_addition
            if timed and field.auto_now_add:
                ask = self.questioner.ask_auto_now_add_addition
            field = field.clone()
            field.default = ask(field_name, model_name)
        if field.unique and field.has_default() and callable(field.default):
            self.questioner.ask_unique_callable_default_addition(field_name, model_name)
        change = operations.AddField(model_name=model_name, name=field_name, field=field, preserve_default=preserve_default)
        self.add_operation(app_label, change, waits)

    def _of_generated(self, field):
        """A generated field waits for the new fields that it may be computed from."""
        names = models.Q(field.expression).referenced_base_fields
        waits = []
        for app_label, model_name, name in sorted(self.new_field_keys - self.old_field_keys):
            added = self.to_state.models[app_label, model_name].get_field(name)
            if is_related(added) or added.name in names:
                waits.append(created(app_label, model_name, added.name))
        return waits

    def generate_removed_fields(self):
        for key in sorted(self.old_field_keys - self.new_field_keys):
            self._generate_removed_field(*key)

    def _generate_removed_field(self, app_label, model_name, field_name):
        kinds = OperationDependency.Type.REMOVE_ORDER_WRT, OperationDependency.Type.ALTER_FOO_TOGETHER
        waits = [altered(app_label, model_name, field_name, kind) for kind in kinds]
        self.add_operation(app_label, operations.RemoveField(model_name=model_name, name=field_name), waits)

    # Altered

    def generate_altered_fields(self):
        for key in sorted(self.old_field_keys & self.new_field_keys):
            app_label, model_name, name = key
            old_name = self.renamed_fields.get(key, name)
            old = self._old(key[:2]).get_field(old_name)
            new = self.to_state.models[key[:2]].get_field(name)
            waits = []
            if is_related(new):
                new = self._as_before_renaming(key, old, new)
                waits = of_relation(app_label, model_name, new)
            if old_name != name or self.deep_deconstruct(old) == self.deep_deconstruct(new):
                continue
            if bool(old.many_to_many) != bool(new.many_to_many):
                # One has a column, the other a table.
                self._generate_removed_field(*key)
                self._generate_added_field(*key)
                continue
            field, preserve_default = new, True
            if old.null and not (new.null or new.has_default() or new.has_db_default() or new.many_to_many):
                field = new.clone()
                default = self.questioner.ask_not_null_alteration(name, model_name)
                if default is not models.NOT_PROVIDED:
                    field.default, preserve_default = default, False
            change = operations.AlterField(model_name=model_name, name=name, field=field, preserve_default=preserve_default)
            self.add_operation(app_label, change, waits)

    def _as_before_renaming(self, key, old, new):
        """A field that leads to what has another name now, as it would be with the old name: renaming takes care of it."""
        target = resolve_relation(new.remote_field.model, *key[:2])
        changes = {}
        named = getattr(new.remote_field, "field_name", None)
        to_renamed = named and (*target, named) in self.renamed_fields
        if is_related(old) and (target in self.renamed_models or to_renamed):
            changes["to"] = old.remote_field.model
            if to_renamed:
                changes["to_field"] = old.remote_field.field_name
        given = new.deconstruct()[3]
        if "from_fields" in given:
            renamed = self.renamed_fields
            changes["from_fields"] = tuple(renamed.get((*key[:2], name), name) for name in given["from_fields"])
            changes["to_fields"] = tuple(renamed.get((*target, name), name) for name in given["to_fields"])
        through = getattr(new.remote_field, "through", None)
        if through and resolve_relation(through, *key[:2]) in self.renamed_models:
            changes["through"] = old.remote_field.through
        if not changes:
            return new
        field = new.__class__(**{**given, **changes})
        field.name = new.name
        return field
