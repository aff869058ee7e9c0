"""django.shortcuts: objects or Http404; there are no requests to answer."""
from django.http import Http404


def _queryset(klass):
    manager = getattr(klass, "_default_manager", None)
    return manager.all() if manager is not None else klass


def _wrong(klass, function):
    name = klass.__name__ if isinstance(klass, type) else klass.__class__.__name__
    return ValueError("First argument to %s() must be a Model, Manager, or QuerySet, not '%s'." % (function, name))


def _none(queryset):
    return Http404("No %s matches the given query." % queryset.model._meta.object_name)


def get_object_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    if not hasattr(queryset, "get"):
        raise _wrong(klass, "get_object_or_404")
    try:
        return queryset.get(*args, **kwargs)
    except queryset.model.DoesNotExist:
        raise _none(queryset)


async def aget_object_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    if not hasattr(queryset, "aget"):
        raise _wrong(klass, "aget_object_or_404")
    try:
        return await queryset.aget(*args, **kwargs)
    except queryset.model.DoesNotExist:
        raise Http404(f"No {queryset.model._meta.object_name} matches the given query.")


def get_list_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    if not hasattr(queryset, "filter"):
        raise _wrong(klass, "get_list_or_404")
    found = list(queryset.filter(*args, **kwargs))
    if not found:
        raise _none(queryset)
    return found


async def aget_list_or_404(klass, *args, **kwargs):
    queryset = _queryset(klass)
    if not hasattr(queryset, "filter"):
        raise _wrong(klass, "aget_list_or_404")
    found = [item async for item in queryset.filter(*args, **kwargs)]
    if not found:
        raise Http404(f"No {queryset.model._meta.object_name} matches the given query.")
    return found


def _needs_a_request(name):
    def shortcut(*args, **kwargs):
        raise NotImplementedError("Diptych does not support %s() yet: there are no requests" % name)
    shortcut.__name__ = shortcut.__qualname__ = name
    return shortcut


render = _needs_a_request("render")
redirect = _needs_a_request("redirect")
resolve_url = _needs_a_request("resolve_url")
