# A SimpleTestCase refuses queries.
import unittest

from django.db import models
from django.test import SimpleTestCase, override_settings
from django.conf import settings


class A(models.Model):
    pass


class ATest(SimpleTestCase):
    def test_query(self):
        A.objects.count()

    @override_settings(COLOUR="red")
    def test_settings(self):
        print(settings.COLOUR)
        with self.settings(COLOUR="blue"):
            print(settings.COLOUR)
        print(settings.COLOUR)

    def test_messages(self):
        self.assertRaisesMessage(ZeroDivisionError, "division", lambda: 1 / 0)


A.objects.count()
result = unittest.TestResult()
unittest.TestSuite(map(ATest, ("test_query", "test_settings", "test_messages"))).run(result)
print(result, result.errors + result.failures and (result.errors + result.failures)[0][1].strip().split("\n")[-1])
print(hasattr(settings, "COLOUR"))
