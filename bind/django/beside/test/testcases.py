"""django.test.testcases: the test case classes, after Django's: a TestCase runs each test in a
savepoint of its class's transaction, a TransactionTestCase empties the tables."""
import asyncio
import copy
import functools
import inspect
import json
import unittest
import warnings
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.test.utils import CaptureQueriesContext, modify_settings, override_settings


class DatabaseOperationForbidden(AssertionError):
    pass


class _AssertNumQueriesContext(CaptureQueriesContext):
    def __init__(self, test_case, num, connection):
        self.test_case = test_case
        self.num = num
        super().__init__(connection)

    def __exit__(self, exc_type, exc_value, traceback):
        super().__exit__(exc_type, exc_value, traceback)
        if exc_type is not None:
            return
        executed = len(self)
        self.test_case.assertEqual(executed, self.num, "%d queries executed, %d expected\nCaptured queries were:\n%s" % (
            executed, self.num, "\n".join("%d. %s" % (i, q["sql"]) for i, q in enumerate(self.captured_queries, start=1))))


class SimpleTestCase(unittest.TestCase):
    databases = set()
    _overridden_settings = None
    _modified_settings = None
    _hint = ("Database %(operation)s to %(alias)r are not allowed in SimpleTestCase subclasses. Either subclass TestCase or "
             "TransactionTestCase to ensure proper test isolation or add %(alias)r to %(test)s.databases to silence this failure.")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls._overridden_settings:
            cls.enterClassContext(override_settings(**cls._overridden_settings))
        if cls._modified_settings:
            cls.enterClassContext(modify_settings(cls._modified_settings))
        cls._forbid_databases()
        cls.addClassCleanup(cls._allow_databases)

    @classmethod
    def _validate_databases(cls):
        if cls.databases == "__all__":
            return frozenset(connections)
        for alias in cls.databases:
            if alias not in connections:
                raise ImproperlyConfigured("%s.%s.databases refers to %r which is not defined in settings.DATABASES." % (
                    cls.__module__, cls.__qualname__, alias))
        return frozenset(cls.databases)

    @classmethod
    def _forbid_databases(cls):
        allowed = cls._validate_databases()
        for alias in connections:
            if alias in allowed:
                continue
            name = "%s.%s" % (cls.__module__, cls.__qualname__)
            message = cls._hint % {"test": name, "alias": alias, "operation": "queries"}

            def refuse(message=message):
                raise DatabaseOperationForbidden(message)
            connections[alias]._forbidden = refuse

    @classmethod
    def _allow_databases(cls):
        for alias in connections:
            connections[alias]._forbidden = None

    def __call__(self, result=None):
        self._setup_and_call(result)

    def debug(self):
        self._setup_and_call(None, debug=True)

    def _setup_and_call(self, result, debug=False):
        method = getattr(self, self._testMethodName)
        skipped = getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False)
        if inspect.iscoroutinefunction(method):
            setattr(self, self._testMethodName, _in_a_loop(method))
        if not skipped:
            try:
                self._pre_setup()
            except Exception:
                if debug:
                    raise
                import sys
                result.addError(self, sys.exc_info())
                return
        if debug:
            super().debug()
        else:
            super().__call__(result)
        if not skipped:
            try:
                self._post_teardown()
            except Exception:
                if debug:
                    raise
                import sys
                result.addError(self, sys.exc_info())

    def _pre_setup(self):
        pass

    def _post_teardown(self):
        pass

    def settings(self, **kwargs):
        return override_settings(**kwargs)

    def modify_settings(self, **kwargs):
        return modify_settings(**kwargs)

    @contextmanager
    def _raised_with(self, func, attribute, expected, message):
        with func(expected) as context:
            yield context
        self.assertIn(message, str(getattr(context, attribute)))

    def _raised_or_warned(self, func, attribute, expected, message, args, kwargs):
        callable_obj = kwargs.pop("callable_obj", None)
        if args:
            callable_obj, *args = args
        context = self._raised_with(func, attribute, expected, message)
        if callable_obj is None:
            return context
        with context:
            callable_obj(*args, **kwargs)

    def assertRaisesMessage(self, expected_exception, expected_message, *args, **kwargs):
        return self._raised_or_warned(self.assertRaises, "exception", expected_exception, expected_message, args, kwargs)

    def assertWarnsMessage(self, expected_warning, expected_message, *args, **kwargs):
        return self._raised_or_warned(self.assertWarns, "warning", expected_warning, expected_message, args, kwargs)

    def _parsed(self, text, which):
        if not isinstance(text, (str, bytes, bytearray)):
            return text
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            self.fail("%s argument is not valid JSON: %r" % (which, text) if which == "Second" else "First argument is not valid JSON: %r" % text)

    def assertJSONEqual(self, raw, expected_data, msg=None):
        self.assertEqual(self._parsed(raw, "First"), self._parsed(expected_data, "Second"), msg=msg)

    def assertJSONNotEqual(self, raw, expected_data, msg=None):
        self.assertNotEqual(self._parsed(raw, "First"), self._parsed(expected_data, "Second"), msg=msg)


def _in_a_loop(method):
    @functools.wraps(method)
    def run(*args, **kwargs):
        async def call():
            return await method(*args, **kwargs)
        return asyncio.run(call())
    return run


class TransactionTestCase(SimpleTestCase):
    reset_sequences = False
    available_apps = None
    fixtures = None
    databases = {DEFAULT_DB_ALIAS}
    serialized_rollback = False
    _hint = ("Database %(operation)s to %(alias)r are not allowed in this test. Add %(alias)r to %(test)s.databases to ensure proper "
             "test isolation and silence this failure.")

    @classmethod
    def _databases_names(cls, include_mirrors=True):
        return [alias for alias in connections if cls.databases == "__all__" or alias in cls.databases]

    def _pre_setup(self):
        super()._pre_setup()
        self._fixture_setup()

    def _fixture_setup(self):
        pass

    def _should_reload_connections(self):
        return True

    def _post_teardown(self):
        self._fixture_teardown()
        super()._post_teardown()

    def _fixture_teardown(self):
        for alias in self._databases_names():
            connections[alias]._flush()

    def assertQuerySetEqual(self, qs, values, transform=None, ordered=True, msg=None):
        values = list(values)
        items = qs
        if transform is not None:
            items = map(transform, items)
        if not ordered:
            return self.assertCountEqual(items, values, msg=msg)
        if len(values) > 1 and hasattr(qs, "ordered") and not qs.ordered:
            raise ValueError("Trying to compare non-ordered queryset against more than one ordered value.")
        return self.assertEqual(list(items), values, msg=msg)

    def assertNumQueries(self, num, func=None, *args, using=DEFAULT_DB_ALIAS, **kwargs):
        context = _AssertNumQueriesContext(self, num, connections[using])
        if func is None:
            return context
        with context:
            func(*args, **kwargs)


class TestData:
    """A class attribute of setUpTestData: each test gets a copy of its own."""

    memo_attr = "_testdata_memo"

    def __init__(self, name, data):
        self.name, self.data = name, data

    def get_memo(self, testcase):
        memo = getattr(testcase, self.memo_attr, None)
        if memo is None:
            memo = {}
            setattr(testcase, self.memo_attr, memo)
        return memo

    def __get__(self, instance, owner):
        if instance is None:
            return self.data
        data = copy.deepcopy(self.data, self.get_memo(instance))
        setattr(instance, self.name, data)
        return data

    def __repr__(self):
        return "<TestData: name=%r, data=%r>" % (self.name, self.data)


class TestCase(TransactionTestCase):
    @classmethod
    def _enter_atomics(cls):
        atomics = {}
        for alias in cls._databases_names():
            atomic = transaction.atomic(using=alias)
            atomic._from_testcase = True
            atomic.__enter__()
            atomics[alias] = atomic
        return atomics

    @classmethod
    def _rollback_atomics(cls, atomics):
        for alias in reversed(cls._databases_names()):
            transaction.set_rollback(True, using=alias)
            atomics[alias].__exit__(None, None, None)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cls_atomics = cls._enter_atomics()
        before = dict(cls.__dict__)
        try:
            cls.setUpTestData()
        except Exception:
            cls._rollback_atomics(cls.cls_atomics)
            raise
        for name, value in list(cls.__dict__.items()):
            if name not in before or value is not before[name]:
                setattr(cls, name, TestData(name, value))

    @classmethod
    def tearDownClass(cls):
        cls._rollback_atomics(cls.cls_atomics)
        super().tearDownClass()

    @classmethod
    def setUpTestData(cls):
        pass

    def _fixture_setup(self):
        self.atomics = self._enter_atomics()

    def _fixture_teardown(self):
        try:
            for alias in reversed(self._databases_names()):
                c = connections[alias]
                if not c.needs_rollback and c.is_usable():
                    c.check_constraints()
        finally:
            self._rollback_atomics(self.atomics)

    @classmethod
    @contextmanager
    def captureOnCommitCallbacks(cls, *, using=DEFAULT_DB_ALIAS, execute=False):
        callbacks = []
        start = len(connections[using].run_on_commit)
        try:
            yield callbacks
        finally:
            while True:
                waiting = connections[using].run_on_commit
                count = len(waiting)
                for _, callback, robust in waiting[start:]:
                    callbacks.append(callback)
                    if execute:
                        if robust:
                            try:
                                callback()
                            except Exception:
                                pass
                        else:
                            callback()
                if count == len(connections[using].run_on_commit):
                    break
                start = count


def _deferred_skip(condition, reason, name):
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def checked(*args, **kwargs):
                if condition():
                    raise unittest.SkipTest(reason)
                return item(*args, **kwargs)
            return checked
        if condition():
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
        return item
    return decorate


def skipIfDBFeature(*features):
    return _deferred_skip(lambda: any(getattr(connection.features, f, False) for f in features),
                          "Database has feature(s) %s" % ", ".join(features), "skipIfDBFeature")


def skipUnlessDBFeature(*features):
    return _deferred_skip(lambda: not all(getattr(connection.features, f, False) for f in features),
                          "Database doesn't support feature(s): %s" % ", ".join(features), "skipUnlessDBFeature")


def skipUnlessAnyDBFeature(*features):
    return _deferred_skip(lambda: not any(getattr(connection.features, f, False) for f in features),
                          "Database doesn't support any of the feature(s): %s" % ", ".join(features), "skipUnlessAnyDBFeature")


class SerializeMixin:
    lockfile = None
