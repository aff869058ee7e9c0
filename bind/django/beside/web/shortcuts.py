"""django.shortcuts: objects or Http404; there are no requests to answer."""
from django.http import Http404


def _rows(source, method, shortcut):
    """The QuerySet of a model or a manager, or what was given, if it has the method."""
    rows = source._default_manager.all() if hasattr(source, "_default_manager") else source
    if hasattr(rows, method):
        return rows
    given = source if isinstance(source, type) else type(source)
    raise ValueError(f"First argument to {shortcut}() must be a Model, Manager, or QuerySet, not '{given.__name__}'.")


def _nothing(rows):
    return Http404(f"No {rows.model._meta.object_name} matches the given query.")


def get_object_or_404(klass, *args, **kwargs):
    rows = _rows(klass, "get", "get_object_or_404")
    try:
        return rows.get(*args, **kwargs)
    except rows.model.DoesNotExist:
        raise _nothing(rows)


def get_list_or_404(klass, *args, **kwargs):
    rows = _rows(klass, "filter", "get_list_or_404")
    if found := [*rows.filter(*args, **kwargs)]:
        return found
    raise _nothing(rows)


async def aget_object_or_404(klass, *args, **kwargs):
    rows = _rows(klass, "aget", "aget_object_or_404")
    try:
        return await rows.aget(*args, **kwargs)
    except rows.model.DoesNotExist:
        raise _nothing(rows)


async def aget_list_or_404(klass, *args, **kwargs):
    rows = _rows(klass, "filter", "aget_list_or_404")
    if found := [row async for row in rows.filter(*args, **kwargs)]:
        return found
    raise _nothing(rows)


def _needs_a_request(name):
    def shortcut(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support {name}() yet: there are no requests")
    shortcut.__name__ = shortcut.__qualname__ = name
    return shortcut


render, redirect, resolve_url = map(_needs_a_request, ("render", "redirect", "resolve_url"))
