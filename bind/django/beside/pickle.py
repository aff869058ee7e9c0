"""The functions by which the pickles of models and of what belongs to them make their objects."""
from django.apps import apps
from django.db.models import _kept


def model_unpickle(model_id):
    model = apps.get_model(*model_id) if isinstance(model_id, tuple) else model_id
    return model.__new__(model)


def model_state():
    return _kept.state()


def model_field(app_label, name, field):
    return apps.get_model(app_label, name)._meta.get_field(field)


def model_manager(cls, app_label, name, manager):
    return getattr(apps.get_model(app_label, name), manager)


def field(cls, args, kwargs):
    return cls(*args, **kwargs)


def find(cls, number):
    return _kept.find(cls, number)
