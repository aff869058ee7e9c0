"""django.test.utils: settings, registries and queries for the time of a test."""
import functools
import inspect
import io
import re
import sys
import warnings
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models.options import Options
from django.test.queries import CaptureQueriesContext
from unittest import TestCase, skipIf, skipUnless


class Approximate:
    def __init__(self, val, places=7):
        self.val, self.places = val, places

    def __repr__(self):
        return repr(self.val)

    def __eq__(self, other):
        return self.val == other or round(abs(self.val - other), self.places) == 0


class TestContextDecorator:
    """A context manager that also decorates functions and test cases."""

    def __init__(self, attr_name=None, kwarg_name=None):
        self.attr_name, self.kwarg_name = attr_name, kwarg_name

    def enable(self):
        raise NotImplementedError

    def disable(self):
        raise NotImplementedError

    def __enter__(self):
        return self.enable()

    def __exit__(self, exc_type, exc_value, traceback):
        self.disable()

    def decorate_class(self, cls):
        if not issubclass(cls, TestCase):
            raise TypeError("Can only decorate subclasses of unittest.TestCase")
        inner = cls.setUp

        def setUp(inner_self):
            context = self.enable()
            inner_self.addCleanup(self.disable)
            if self.attr_name:
                setattr(inner_self, self.attr_name, context)
            inner(inner_self)
        cls.setUp = setUp
        return cls

    def decorate_callable(self, func):
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def inner(*args, **kwargs):
                with self as context:
                    if self.kwarg_name:
                        kwargs[self.kwarg_name] = context
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def inner(*args, **kwargs):
                with self as context:
                    if self.kwarg_name:
                        kwargs[self.kwarg_name] = context
                    return func(*args, **kwargs)
        return inner

    def __call__(self, decorated):
        if isinstance(decorated, type):
            return self.decorate_class(decorated)
        if callable(decorated):
            return self.decorate_callable(decorated)
        raise TypeError("Cannot decorate object of type %s" % type(decorated))


_missing = object()


class override_settings(TestContextDecorator):
    def __init__(self, **kwargs):
        self.options = kwargs
        super().__init__()

    def enable(self):
        self.before = {name: getattr(settings, name, _missing) for name in self.options}
        for name, value in self.options.items():
            setattr(settings, name, value)

    def disable(self):
        for name, value in self.before.items():
            if value is _missing:
                delattr(settings, name)
            else:
                setattr(settings, name, value)

    def decorate_class(self, cls):
        from django.test import SimpleTestCase
        if not issubclass(cls, SimpleTestCase):
            raise ValueError("Only subclasses of Django SimpleTestCase can be decorated with override_settings")
        cls._overridden_settings = {**(cls._overridden_settings or {}), **self.options}
        return cls


class modify_settings(override_settings):
    def __init__(self, *args, **kwargs):
        self.operations = list(args[0].items()) if args and isinstance(args[0], dict) else list(args[0]) if args else list(kwargs.items())
        super().__init__()

    def enable(self):
        self.options = {}
        for name, operations in self.operations:
            value = list(self.options.get(name, getattr(settings, name, [])))
            for action, items in operations.items():
                items = [items] if isinstance(items, str) else items
                if action == "append":
                    value += [i for i in items if i not in value]
                elif action == "prepend":
                    value = [i for i in items if i not in value] + value
                elif action == "remove":
                    value = [i for i in value if i not in items]
                else:
                    raise ValueError("Unsupported action: %s" % action)
            self.options[name] = value
        super().enable()

    def decorate_class(self, cls):
        cls._modified_settings = [*(cls._modified_settings or []), *self.operations]
        return cls


class override_system_checks(TestContextDecorator):
    def __init__(self, new_checks, deployment_checks=None):
        super().__init__()

    def enable(self):
        pass

    def disable(self):
        pass


class isolate_apps(TestContextDecorator):
    """Models that are defined inside go to a registry of their own."""

    def __init__(self, *installed_apps, **kwargs):
        self.installed_apps = installed_apps
        super().__init__(**kwargs)

    def enable(self):
        return apps._isolate(self.installed_apps)

    def disable(self):
        apps._restore()


class ignore_warnings(TestContextDecorator):
    def __init__(self, **kwargs):
        self.options = kwargs
        self.filter = warnings.filterwarnings if "message" in kwargs or "module" in kwargs else warnings.simplefilter
        super().__init__()

    def enable(self):
        self.catch = warnings.catch_warnings()
        self.catch.__enter__()
        self.filter("ignore", **self.options)

    def disable(self):
        self.catch.__exit__(*sys.exc_info())


class register_lookup(TestContextDecorator):
    def __init__(self, field, *lookups, lookup_name=None):
        self.field, self.lookups, self.lookup_name = field, lookups, lookup_name
        super().__init__()

    def enable(self):
        for lookup in self.lookups:
            self.field.register_lookup(lookup, self.lookup_name)

    def disable(self):
        for lookup in self.lookups:
            self.field._unregister_lookup(lookup, self.lookup_name)


@contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


@contextmanager
def extend_sys_path(*paths):
    before = sys.path[:]
    sys.path.extend(paths)
    try:
        yield
    finally:
        sys.path = before


@contextmanager
def freeze_time(t):
    import time
    before = time.time
    time.time = lambda: t
    try:
        yield
    finally:
        time.time = before


def tag(*tags):
    def decorator(obj):
        obj.tags = set(tags) | getattr(obj, "tags", set())
        return obj
    return decorator


def requires_tz_support(func):
    return func


def isolate_lru_cache(lru_cache_object):
    @contextmanager
    def isolated():
        lru_cache_object.cache_clear()
        try:
            yield
        finally:
            lru_cache_object.cache_clear()
    return isolated()
