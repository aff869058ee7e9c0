"""django.test: test cases that roll back, and what tests need."""
from django.test.testcases import SimpleTestCase, TestCase, TransactionTestCase, skipIfDBFeature, skipUnlessAnyDBFeature, skipUnlessDBFeature
from django.test.utils import ignore_warnings, modify_settings, override_settings, override_system_checks, tag
