"""A test case of a course: setUpTestData, rollbacks, query counts, on_commit callbacks."""
import unittest
from django.db import IntegrityError, connection, models, transaction
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext


class Account(models.Model):
    name = models.CharField(max_length=10, unique=True)
    balance = models.IntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(balance__gte=0), name="not_negative")]

    def __str__(self):
        return self.name


sent = []


def transfer(a, b, amount):
    with transaction.atomic():
        Account.objects.filter(pk=a.pk).update(balance=models.F("balance") - amount)
        Account.objects.filter(pk=b.pk).update(balance=models.F("balance") + amount)
        transaction.on_commit(lambda: sent.append(amount))


class TransferTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.a = Account.objects.create(name="a", balance=10)
        cls.b = Account.objects.create(name="b")

    def test_moves(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            transfer(self.a, self.b, 4)
        self.assertEqual(len(callbacks), 1)
        self.assertEqual(sent, [4])
        self.b.refresh_from_db()
        self.assertEqual(self.b.balance, 4)

    def test_starts_fresh(self):
        self.assertQuerySetEqual(Account.objects.order_by("name"), ["a", "b"], transform=str)
        self.assertEqual(Account.objects.get(name="a").balance, 10)
        self.assertEqual(self.b.balance, 0)

    def test_refuses(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            transfer(self.a, self.b, 40)
        self.assertTrue(Account.objects.filter(name="a", balance=10).exists())

    def test_counts(self):
        with self.assertNumQueries(4):
            transfer(self.a, self.b, 1)
        with CaptureQueriesContext(connection) as q:
            list(Account.objects.all())
        self.assertEqual(len(q), 1)
        self.assertIn("app_account", q[0]["sql"])

    def test_wrong_count(self):
        with self.assertNumQueries(2):
            Account.objects.count()

    def test_query_sets(self):
        self.assertQuerySetEqual(Account.objects.all(), ["b", "a"], transform=str)

    def test_messages(self):
        with self.assertRaisesMessage(Account.DoesNotExist, "matching query"):
            Account.objects.get(pk=99)
        with self.assertRaisesMessage(ValueError, "nope"):
            raise ValueError("yes")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)

    def test_sub(self):
        for i in range(2):
            with self.subTest(i=i):
                self.assertEqual(Account.objects.count(), 2)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(TransferTests)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.expectedFailures))
for test, text in sorted(result.failures, key=lambda x: x[0].id()):
    print(test.id().split(".")[-1], text.strip().splitlines()[-1][:90])
for test, text in result.errors:
    print(test.id().split(".")[-1], text.strip().splitlines()[-1])
print(Account.objects.count())
