"""Test cases: the life of one test, its assertions, skips and cleanups."""
import functools
import re
import sys
import traceback
import warnings

_module_cleanups = []


class SkipTest(Exception):
    """Raised to skip the rest of a test."""


class _ShouldStop(Exception):
    pass


def _id(obj):
    return obj


def skip(reason):
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    return _id if condition else skip(reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


def enterModuleContext(cm):
    result = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return result


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < 80 else text[:80] + " [truncated]..."


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(e, base) for e in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Expecting:
    """What assertRaises and its kin share: a check of what a block or a call does."""

    def __init__(self, expected, case, pattern=None):
        self.expected, self.case, self.msg, self.obj_name = expected, case, None, None
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern

    def handle(self, name, args, kwargs):
        if not _is_subtype(self.expected, self.base):
            raise TypeError("%s() arg 1 must be %s" % (name, self.base_text))
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
            return self
        call, *args = args
        self.obj_name = getattr(call, "__name__", None) or str(call)
        with self:
            call(*args, **kwargs)

    def fail(self, standard):
        raise self.case.failureException(self.case._formatMessage(self.msg, standard))

    def expected_name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)


class _AssertRaises(_Expecting):
    base, base_text = BaseException, "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            if self.obj_name:
                self.fail("%s not raised by %s" % (self.expected_name(), self.obj_name))
            self.fail("%s not raised" % self.expected_name())
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(value)):
            self.fail('"%s" does not match "%s"' % (self.pattern.pattern, str(value)))
        return True


class _AssertWarns(_Expecting):
    base, base_text = Warning, "a warning type or tuple of warning types"

    def __enter__(self):
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self.manager.__exit__(kind, value, tb)
        if kind is not None:
            return
        other = None
        for caught in self.warnings:
            if not isinstance(caught.message, self.expected):
                continue
            other = other or caught.message
            if self.pattern is not None and not self.pattern.search(str(caught.message)):
                continue
            self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
            return
        if other is not None:
            self.fail('"%s" does not match "%s"' % (self.pattern.pattern, str(other)))
        if self.obj_name:
            self.fail("%s not triggered by %s" % (self.expected_name(), self.obj_name))
        self.fail("%s not triggered" % self.expected_name())


class _Watched:
    def __init__(self):
        self.records, self.output = [], []


class _AssertLogs:
    format = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, case, logger, level, none):
        import logging
        self.case, self.logger_name, self.none, self.msg = case, logger, none, None
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO

    def __enter__(self):
        import logging
        logger = self.logger_name if isinstance(self.logger_name, logging.Logger) else logging.getLogger(self.logger_name)
        watched = self.watcher = _Watched()
        formatter = logging.Formatter(self.format)

        class Capture(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(formatter.format(record))
        self.logger = logger
        self.before = logger.handlers[:], logger.level, logger.propagate
        handler = Capture()
        handler.setLevel(self.level)
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.none else watched

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.before[0], self.before[1], self.before[2]
        self.logger.setLevel(level)
        if kind is not None:
            return False
        import logging
        if self.none and self.watcher.records:
            raise self.case.failureException(self.case._formatMessage(self.msg, "Unexpected logs found: %r" % self.watcher.output))
        if not self.none and not self.watcher.records:
            raise self.case.failureException(self.case._formatMessage(
                self.msg, "no logs of level %s or higher triggered on %s" % (logging.getLevelName(self.level), self.logger.name)))


class _SubTest:
    """A part of a test that fails by itself."""

    def __init__(self, case, message, params):
        self.case, self.message, self.params = case, message, params
        self._testMethodName = case._testMethodName
        self.failureException = case.failureException

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        result = self.case._result
        if kind is None:
            return
        if issubclass(kind, SkipTest):
            result.addSkip(self, str(value))
            return True
        if not issubclass(kind, Exception):
            return False
        self.case._failed = True
        result.addSubTest(self.case, self, (kind, value, tb))
        if result.failfast:
            raise _ShouldStop
        return True

    def _description(self):
        parts = []
        if self.message is not _nothing:
            parts.append("[%s]" % self.message)
        if self.params:
            parts.append("(%s)" % ", ".join("%s=%r" % (k, v) for k, v in self.params.items()))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "%s %s" % (self.case.id(), self._description())

    def shortDescription(self):
        return self.case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.case, self._description())


_nothing = object()


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._type_equality_funcs = {}
        self._result = None
        self._params = {}
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        self._testMethodDoc = method.__doc__ if method is not None else None

    # ---- what a test says of itself
    def id(self):
        return "%s.%s" % (strclass(self.__class__), self._testMethodName)

    def __str__(self):
        return "%s (%s.%s)" % (self._testMethodName, strclass(self.__class__), self._testMethodName)

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    # ---- its life
    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._attempt(self._callCleanup, function, *args, **kwargs)
        return not self._failed

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case (%s)" % method, DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def _attempt(self, function, /, *args, **kwargs):
        """Calls one stage of the test; what it raises goes to the result."""
        result = self._result
        try:
            function(*args, **kwargs)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self._skipped = True
            result.addSkip(self, str(e))
        except _ShouldStop:
            self._failed = True
        except BaseException as e:
            self._failed = True
            info = sys.exc_info()
            if self._expecting:
                self._expected = info
            elif isinstance(e, self.failureException):
                result.addFailure(self, info)
            else:
                result.addError(self, info)
        return False

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            self._result, self._failed, self._skipped, self._expected = result, False, False, None
            self._expecting = getattr(method, "__unittest_expecting_failure__", False) or getattr(self, "__unittest_expecting_failure__", False)
            try:
                if self._attempt(self._callSetUp):
                    self._attempt(self._callTestMethod, method)
                    self._attempt(self._callTearDown)
                self.doCleanups()
                if self._expecting:
                    if self._expected:
                        result.addExpectedFailure(self, self._expected)
                    elif not self._failed:
                        result.addUnexpectedSuccess(self)
                elif not self._failed and not self._skipped:
                    result.addSuccess(self)
            finally:
                self._result = None
            return result
        finally:
            result.stopTest(self)
            if own:
                result.stopTestRun()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
            raise SkipTest(getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=_nothing, **params):
        if self._result is None:
            import contextlib
            return contextlib.nullcontext()
        return _SubTest(self, msg, params)

    # ---- assertions
    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else "%s : %s" % (standard, msg)

    def _complain(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._complain(msg, "%s is not true" % safe_repr(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._complain(msg, "%s is not false" % safe_repr(expr))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._complain(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._complain(msg, "unexpectedly identical: %s" % (safe_repr(expr1),))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._complain(msg, "%s is not None" % (safe_repr(obj),))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._complain(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._complain(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._complain(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._complain(msg, "%s is not an instance of %r" % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._complain(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._complain(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._complain(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._complain(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._complain(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._complain(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first)) or _type_equality.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._complain(msg, "%s != %s" % (safe_repr(first), safe_repr(second)))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def _difference(self, first, second):
        import pprint
        return "\n" + diff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for text, seq in (("First", first), ("Second", second)):
                if not isinstance(seq, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (text, name, safe_repr(seq)))
        standard = None
        try:
            len1 = len(first)
        except (TypeError, NotImplementedError):
            standard = "First %s has no length.    Non-sequence?" % name
        if standard is None:
            try:
                len2 = len(second)
            except (TypeError, NotImplementedError):
                standard = "Second %s has no length.    Non-sequence?" % name
        if standard is None:
            if first == second:
                return
            standard = "%ss differ: %s != %s\n" % (name.capitalize(), *_common_shortened(first, second))
            for i in range(min(len1, len2)):
                if first[i] != second[i]:
                    standard += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shortened(first[i], second[i]))
                    break
            else:
                if len1 == len2 and seq_type is None and type(first) != type(second):
                    return
            if len1 > len2:
                standard += "\nFirst %s contains %d additional elements.\nFirst extra element %d:\n%s\n" % (name, len1 - len2, len2, safe_repr(first[len2]))
            elif len1 < len2:
                standard += "\nSecond %s contains %d additional elements.\nFirst extra element %d:\n%s\n" % (name, len2 - len1, len1, safe_repr(second[len1]))
            standard += self._difference(first, second)
        self._complain(msg, standard)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only1, only2 = set1.difference(set2), set2.difference(set1)
        if not (only1 or only2):
            return
        lines = []
        for text, items in (("first", only1), ("second", only2)):
            if items:
                lines.append("Items in the %s set but not the %s:" % (text, "second" if text == "first" else "first"))
                lines += [repr(item) for item in items]
        self._complain(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._complain(msg, "%s != %s" % _common_shortened(d1, d2) + self._difference(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            self._complain(msg, "%s != %s" % _common_shortened(first, second) + "\n" + diff(first.splitlines(), second.splitlines()) + "\n")

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        rest, missing = list(second), []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        if not missing and not rest:
            return
        lines, seen = ["Element counts were not equal:"], []
        for item in missing + rest:
            if item not in seen:
                seen.append(item)
                lines.append("First has %d, Second has %d:  %r" % (first.count(item), second.count(item), item))
        self._complain(msg, "\n".join(lines))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        gap = abs(first - second)
        if delta is not None:
            if gap <= delta:
                return
            standard = "%s != %s within %s delta (%s difference)" % tuple(map(safe_repr, (first, second, delta, gap)))
        else:
            places = 7 if places is None else places
            if round(gap, places) == 0:
                return
            standard = "%s != %s within %r places (%s difference)" % (safe_repr(first), safe_repr(second), places, safe_repr(gap))
        self._complain(msg, standard)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        gap = abs(first - second)
        if delta is not None:
            if not first == second and gap > delta:
                return
            standard = "%s == %s within %s delta (%s difference)" % tuple(map(safe_repr, (first, second, delta, gap)))
        else:
            places = 7 if places is None else places
            if not first == second and round(gap, places) != 0:
                return
            standard = "%s == %s within %r places" % (safe_repr(first), safe_repr(second), places)
        self._complain(msg, standard)

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        if not pattern.search(text):
            self._complain(msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        m = pattern.search(text)
        if m:
            self._complain(msg, "Regex matched: %r matches %r in %r" % (text[m.start():m.end()], pattern.pattern, text))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogs(self, logger, level, True)


_type_equality = {
    dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
    frozenset: "assertSetEqual", str: "assertMultiLineEqual",
}


def _common_shortened(*args):
    """The representations of values, without most of a long beginning that they share."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= 80:
        return texts
    common = 0
    for chars in zip(*texts):
        if len(set(chars)) > 1:
            break
        common += 1

    def shorten(text, head, tail):
        skipped = len(text) - head - tail
        return "%s[%d chars]%s" % (text[:head], skipped, text[len(text) - tail:]) if skipped > len("[xx chars]") + 1 else text
    space = 80 - len("[xx chars]") - 5 - 12 - len("[xx chars]") - 5
    if longest - common < space:
        prefix = shorten(texts[0][:common], 5, 12 if common > 27 else common)
        return tuple(prefix + t[common:] for t in texts)
    prefix = shorten(texts[0][:common], 5, 12)
    return tuple(prefix + shorten(t[common:], 80 - len(prefix) - 15, 5) for t in texts)


def diff(first, second):
    """The lines of two texts with what is only in one marked, as difflib.ndiff marks them."""
    n, m = len(first), len(second)
    common = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            common[i][j] = common[i + 1][j + 1] + 1 if first[i] == second[j] else max(common[i + 1][j], common[i][j + 1])
    out, i, j = [], 0, 0
    while i < n or j < m:
        if i < n and j < m and first[i] == second[j]:
            out.append("  " + first[i])
            i, j = i + 1, j + 1
        elif j == m or i < n and common[i + 1][j] >= common[i][j + 1]:
            out.append("- " + first[i])
            i += 1
        else:
            out.append("+ " + second[j])
            j += 1
    return "\n".join(out)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._functions = setUp, tearDown, testFunc
        self._description = description

    def setUp(self):
        if self._functions[0]:
            self._functions[0]()

    def tearDown(self):
        if self._functions[1]:
            self._functions[1]()

    def runTest(self):
        self._functions[2]()

    def id(self):
        return self._functions[2].__name__


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return result

    def _wait(self, awaitable):
        import asyncio

        async def finish():
            return await awaitable
        return asyncio.run(finish())

    def _callSetUp(self):
        self.setUp()
        self._wait(self.asyncSetUp())

    def _callTestMethod(self, method):
        result = method()
        if result is not None:
            self._wait(result)

    def _callTearDown(self):
        self._wait(self.asyncTearDown())
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        import inspect
        result = function(*args, **kwargs)
        if inspect.isawaitable(result):
            self._wait(result)
