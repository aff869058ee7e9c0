# on_commit: after the outermost commit, in order, not after a rollback.
from django.db import models, transaction


class A(models.Model):
    pass


transaction.on_commit(lambda: print("at once"))
with transaction.atomic():
    transaction.on_commit(lambda: print("first"))
    A.objects.create()
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: print("lost"))
            raise ValueError
    except ValueError:
        pass
    with transaction.atomic():
        transaction.on_commit(lambda: print("second"))
    print("inside")
try:
    with transaction.atomic():
        transaction.on_commit(lambda: print("never"))
        raise KeyError("x")
except KeyError as e:
    print(repr(e))
try:
    transaction.on_commit("no function")
except TypeError as e:
    print(e)
