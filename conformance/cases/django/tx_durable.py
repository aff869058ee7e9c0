# A durable block must be the outermost one.
from django.db import models, transaction


class A(models.Model):
    pass


with transaction.atomic(durable=True):
    A.objects.create()
try:
    with transaction.atomic():
        A.objects.create()
        with transaction.atomic(durable=True):
            pass
except RuntimeError as e:
    print(e)
print(A.objects.count())


@transaction.atomic(durable=True)
def work():
    A.objects.create()
    with transaction.atomic():
        A.objects.create()


work()
print(A.objects.count())
