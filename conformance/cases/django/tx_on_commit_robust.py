# A robust hook's error does not stop the others.
import logging

from django.db import models, transaction


class Keep(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.name, record.getMessage())


logging.getLogger("django.db.backends.base").addHandler(Keep())
logging.getLogger("django.db.backends.base").propagate = False


class A(models.Model):
    pass


def bad():
    raise ValueError("oops")


with transaction.atomic():
    transaction.on_commit(bad, robust=True)
    transaction.on_commit(lambda: print("still"))
    A.objects.create()
transaction.on_commit(bad, robust=True)
try:
    with transaction.atomic():
        transaction.on_commit(bad)
        transaction.on_commit(lambda: print("not reached"))
except ValueError as e:
    print(e, A.objects.count())
