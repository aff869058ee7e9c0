# Suites: tests that run together, with the fixtures of their classes and modules.
import sys

from .case import TestCase, SkipTest, doModuleCleanups, strclass


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for a failed fixture where a test is expected."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.description


class TestSuite(BaseTestSuite):
    """A suite that runs the fixtures of classes and modules around their tests."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._leave(result, test.__class__)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            test(result)
        if outermost:
            self._leave(result, None)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _fixture(self, call, result, what, owner):
        """Run a fixture; report what it raises. Tells whether it went well."""
        if setup := getattr(result, "_setupStdout", None):
            setup()
        try:
            call()
            return True
        except Exception as e:
            self._report(result, e, sys.exc_info(), what, owner)
            return False
        finally:
            if restore := getattr(result, "_restoreStdout", None):
                restore()

    def _report(self, result, error, info, what, owner):
        holder = _ErrorHolder(f"{what} ({owner})")
        if isinstance(error, SkipTest) and hasattr(result, "addSkip"):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, info)

    def _enter_class(self, test, result):
        cls = test.__class__
        if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        setUpClass = getattr(cls, "setUpClass", None)
        if setUpClass is not None and not self._fixture(setUpClass, result, "setUpClass", strclass(cls)):
            cls._classSetupFailed = True
            self._class_cleanups(cls, result, "setUpClass")

    def _class_cleanups(self, cls, result, what):
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            self._report(result, info[1], info, what, strclass(cls))

    def _leave(self, result, following):
        cls = result._previousTestClass
        if (cls is None or cls is following or getattr(cls, "_classSetupFailed", False)
                or getattr(result, "_moduleSetUpFailed", False) or getattr(cls, "__unittest_skip__", False)):
            return
        tearDownClass = getattr(cls, "tearDownClass", None)
        if tearDownClass is not None:
            self._fixture(tearDownClass, result, "tearDownClass", strclass(cls))
        if hasattr(cls, "doClassCleanups"):
            self._class_cleanups(cls, result, "tearDownClass")

    def _enter_module(self, test, result):
        before = getattr(result._previousTestClass, "__module__", None)
        current = test.__class__.__module__
        if current == before:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(current), "setUpModule", None)
        if setUpModule is not None and not self._fixture(setUpModule, result, "setUpModule", current):
            result._moduleSetUpFailed = True
            self._fixture(doModuleCleanups, result, "setUpModule", current)

    def _leave_module(self, result):
        before = getattr(result._previousTestClass, "__module__", None)
        if before is None or result._moduleSetUpFailed:
            return
        tearDownModule = getattr(sys.modules.get(before), "tearDownModule", None)
        if tearDownModule is not None:
            self._fixture(tearDownModule, result, "tearDownModule", before)
        self._fixture(doModuleCleanups, result, "tearDownModule", before)
