# A TestCase rolls back what each test did.
import unittest

from django.db import models
from django.test import TestCase


class A(models.Model):
    n = models.IntegerField()


class ATest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.a = A.objects.create(n=1)

    def test_change(self):
        self.a.n = 5
        self.a.save()
        A.objects.create(n=2)
        print("change", A.objects.count())

    def test_clean(self):
        print("clean", A.objects.get().n, self.a.n)


suite = unittest.TestSuite([ATest("test_change"), ATest("test_clean")])
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.errors, result.failures, A.objects.count())
