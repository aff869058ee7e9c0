# The assertions of Django's test cases.
import unittest

from django.db import models
from django.test import TestCase


class A(models.Model):
    n = models.IntegerField()


class ATest(TestCase):
    def runTest(self):
        for i in (3, 1, 2):
            A.objects.create(n=i)
        with self.assertNumQueries(2):
            list(A.objects.all())
            A.objects.count()
        self.assertNumQueries(1, A.objects.count)
        self.assertQuerySetEqual(A.objects.order_by("n"), [1, 2, 3], transform=lambda a: a.n)
        self.assertQuerySetEqual(A.objects.all(), [1, 2, 3], transform=lambda a: a.n, ordered=False)
        with self.assertRaisesMessage(ValueError, "bad value"):
            raise ValueError("a bad value indeed")
        for check in (
            lambda: self.assertNumQueries(0, A.objects.count),
            lambda: self.assertQuerySetEqual(A.objects.all(), [1, 2], transform=lambda a: a.n),
            lambda: self.assertRaisesMessage(ValueError, "x", int, "y"),
            lambda: self.assertJSONEqual('{"a": 1}', {"a": 2}),
        ):
            try:
                check()
            except (AssertionError, ValueError) as e:
                print(type(e).__name__, str(e).split("\n")[0])
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            from django.db import transaction
            transaction.on_commit(lambda: print("committed"))
        print(len(callbacks))


result = unittest.TestResult()
unittest.TestSuite([ATest()]).run(result)
print(result)
