"""unittest: test cases, suites, and a runner that prints what CPython's does."""
from unittest.case import (
    TestCase, FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure,
    addModuleCleanup, doModuleCleanups, enterModuleContext,
)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.result import TestResult
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner, TestProgram, main

__all__ = [
    "TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
    "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
    "doModuleCleanups", "enterModuleContext",
]
