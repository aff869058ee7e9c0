"""What an operation that is found by comparing models has to wait for."""
from collections import namedtuple
from enum import Enum

from django.db.migrations.utils import resolve_relation


class OperationDependency(namedtuple("OperationDependency", "app_label model_name field_name type")):
    class Type(Enum):
        CREATE = 0
        REMOVE = 1
        ALTER = 2
        REMOVE_ORDER_WRT = 3
        ALTER_FOO_TOGETHER = 4

    model_name_lower = property(lambda self: self.model_name.lower())
    field_name_lower = property(lambda self: self.field_name.lower())


def created(app_label, model_name, field_name=None):
    return OperationDependency(app_label, model_name, field_name, OperationDependency.Type.CREATE)


def removed(app_label, model_name, field_name=None):
    return OperationDependency(app_label, model_name, field_name, OperationDependency.Type.REMOVE)


def altered(app_label, model_name, field_name, kind=OperationDependency.Type.ALTER):
    return OperationDependency(app_label, model_name, field_name, kind)


def is_related(field):
    """Whether a field leads to another model."""
    return bool(field.remote_field and field.remote_field.model)


def through_of(field):
    return getattr(field.remote_field, "through", None)


def of_relation(app_label, model_name, field):
    """A field that leads to another model waits for that, and for the model between."""
    setting = getattr(field, "swappable_setting", None)
    if setting is not None:
        found = [created("__setting__", setting)]
    else:
        found = [created(*resolve_relation(field.remote_field.model, app_label, model_name))]
    if through_of(field):
        found.append(created(*resolve_relation(through_of(field), app_label, model_name)))
    return found


def of_bases(state):
    """A model waits for the models that it inherits from."""
    return [created(*base.split(".", 1)) for base in state.bases if isinstance(base, str) and "." in base]
