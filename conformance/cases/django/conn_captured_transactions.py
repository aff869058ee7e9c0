"""What connection.queries keeps of transactions and savepoints."""
import re
from django.db import connection, models, reset_queries, transaction
from django.test.utils import CaptureQueriesContext


class A(models.Model):
    n = models.IntegerField()


def show(f):
    with CaptureQueriesContext(connection) as q:
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
    for x in q:
        print(re.sub(r"s\d+_x", "s_x", x["sql"]))
    print(len(q), "--")


def one():
    with transaction.atomic():
        A.objects.create(n=1)


def nested():
    with transaction.atomic():
        with transaction.atomic():
            A.objects.create(n=2)
        try:
            with transaction.atomic():
                raise ValueError("x")
        except ValueError:
            pass


def fails():
    with transaction.atomic():
        A.objects.create(n=3)
        raise KeyError("k")


def many():
    A.objects.bulk_create([A(n=4), A(n=5)])
    A.objects.all().delete()
    with connection.cursor() as c:
        c.executemany("INSERT INTO app_a (n) VALUES (%s)", [(1,), (2,)])
        c.execute("SELECT COUNT(*) FROM app_a WHERE n > %(x)s", {"x": 0})


def by_hand():
    with transaction.atomic():
        sid = transaction.savepoint()
        A.objects.create(n=6)
        transaction.savepoint_rollback(sid)
        sid = transaction.savepoint()
        transaction.savepoint_commit(sid)


def bad():
    with connection.cursor() as c:
        c.execute("SELECT nope FROM app_a")


def get_or():
    A.objects.get_or_create(n=77)
    A.objects.update_or_create(n=77, defaults={"n": 78})


print(A.objects.exists())
for f in (one, nested, fails, many, by_hand, bad, get_or):
    show(f)
with connection.execute_wrapper(lambda execute, sql, params, many, context: execute(sql, params, many, context)):
    show(lambda: A.objects.count())
