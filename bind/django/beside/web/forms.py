"""django.forms: what of it is about models alone."""
from itertools import chain


def model_to_dict(instance, fields=None, exclude=None):
    options = instance._meta
    data = {}
    for f in chain(options.concrete_fields, options.private_fields, options.many_to_many):
        if not getattr(f, "editable", False) or fields is not None and f.name not in fields or exclude and f.name in exclude:
            continue
        data[f.name] = f.value_from_object(instance)
    return data


def __getattr__(name):
    if name[:1].isupper() or name.endswith("_factory"):
        raise NotImplementedError("Diptych does not support forms (django.forms.%s) yet" % name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
