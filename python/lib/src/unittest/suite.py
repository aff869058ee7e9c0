"""Suites: tests in order, with what their classes set up once."""
import sys

from unittest.case import SkipTest, strclass


class _ClassStage:
    """Stands for a class's setUpClass or tearDownClass in a result."""

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return isinstance(other, BaseTestSuite) and list(self) == list(other)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def countTestCases(self):
        return sum(t.countTestCases() for t in self)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("%r is not callable" % (test,))
        if isinstance(test, type):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for t in tests:
            self.addTest(t)

    def run(self, result):
        for t in self:
            if result.shouldStop:
                break
            t(result)
        return result

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for t in self:
            t.debug()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        top = not getattr(result, "_inSuite", False)
        if top:
            result._inSuite = True
            result._class, result._broken = None, False
        for t in self:
            if result.shouldStop:
                break
            if isinstance(t, BaseTestSuite):
                t(result)
                continue
            self._enter(t.__class__, result)
            if not result._broken:
                t(result)
        if top:
            self._enter(None, result)
            result._inSuite = False
        return result

    def _enter(self, cls, result):
        before = result._class
        if cls is before:
            return
        if before is not None and not result._broken and not getattr(before, "__unittest_skip__", False):
            self._stage(before, "tearDownClass", result)
        result._class, result._broken = cls, False
        if cls is not None and not getattr(cls, "__unittest_skip__", False):
            result._broken = not self._stage(cls, "setUpClass", result)

    def _stage(self, cls, name, result):
        good = True
        try:
            getattr(cls, name)()
        except SkipTest as e:
            good = False
            result.addSkip(_ClassStage("%s (%s)" % (name, strclass(cls))), str(e))
        except Exception:
            good = False
            result.addError(_ClassStage("%s (%s)" % (name, strclass(cls))), sys.exc_info())
        if name == "tearDownClass" or not good:
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                result.addError(_ClassStage("%s (%s)" % (name, strclass(cls))), info)
        return good
