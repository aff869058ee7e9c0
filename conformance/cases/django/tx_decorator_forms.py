# atomic as a decorator with and without arguments, and reused.
from django.db import models, transaction


class A(models.Model):
    pass


@transaction.atomic
def one():
    """Makes one."""
    A.objects.create()
    return 5


@transaction.atomic()
def two(fail):
    A.objects.create()
    if fail:
        raise ValueError("two")


print(one(), one.__name__, one.__doc__)
two(False)
try:
    two(True)
except ValueError as e:
    print(e)
print(A.objects.count())
block = transaction.atomic()
for _ in range(2):
    with block:
        with block:
            A.objects.create()
print(A.objects.count())
