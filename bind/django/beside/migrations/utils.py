"""What the parts of migrations share."""
import datetime
import re
from collections import namedtuple

# How a field refers to something: itself (to), or by the model between (through); each the relation and the names of fields.
FieldReference = namedtuple("FieldReference", "to through")

COMPILED_REGEX_TYPE = type(re.compile(""))


class RegexObject:
    """A regular expression that can be compared."""

    def __init__(self, obj):
        self.pattern, self.flags = obj.pattern, obj.flags

    def __eq__(self, other):
        if isinstance(other, RegexObject):
            return (self.pattern, self.flags) == (other.pattern, other.flags)
        return NotImplemented


def get_migration_name_timestamp():
    return datetime.datetime.now().strftime("%Y%m%d_%H%M")


def related_key(model):
    """The key of a model class, a key or a label: app label and lower name."""
    if isinstance(model, str):
        app_label, model = model.split(".", 1)
        return app_label, model.lower()
    if isinstance(model, tuple):
        return model[0], model[1].lower()
    return model._meta.app_label, model._meta.model_name


def resolve_relation(model, app_label=None, model_name=None):
    """The key of what a relation of the named model names."""
    if not isinstance(model, str) or "." in model:
        return related_key(model)
    if model == "self":
        if app_label is None or model_name is None:
            raise TypeError("app_label and model_name must be provided to resolve recursive relationships.")
        return app_label, model_name
    if app_label is None:
        raise TypeError("app_label must be provided to resolve unscoped model relationships.")
    return app_label, model.lower()


def field_references(model_tuple, field, reference_model_tuple, reference_field_name=None, reference_field=None):
    """How a field of a model refers to another model, or to one of its fields; False where it does not."""
    remote = field.remote_field
    if not remote:
        return False

    def points(reference, names, key_too):
        """Whether a relation over names of fields (None: those of the key) may mean the field."""
        if not reference or resolve_relation(reference, *model_tuple) != reference_model_tuple:
            return False
        if reference_field_name is None or names is None or reference_field_name in names:
            return True
        return key_too and None in names and (reference_field is None or reference_field.primary_key)

    to_fields, through = getattr(field, "to_fields", None), getattr(remote, "through", None)
    to = (remote, to_fields) if points(remote.model, to_fields, True) else None
    between = (remote, remote.through_fields) if through and points(through, remote.through_fields, False) else None
    return FieldReference(to, between) if to or between else False


def get_references(state, model_tuple, field_tuple=()):
    """Model state, name, field and reference of each field that refers to a model or to one of its fields."""
    for key, model_state in state.models.items():
        for name, field in model_state.fields.items():
            reference = field_references(key, field, model_tuple, *field_tuple)
            if reference:
                yield model_state, name, field, reference


def field_is_referenced(state, model_tuple, field_tuple):
    return any(True for _ in get_references(state, model_tuple, field_tuple))
