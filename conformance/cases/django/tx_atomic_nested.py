# Nested blocks are savepoints; an inner failure leaves the outer work.
from django.db import IntegrityError, models, transaction


class A(models.Model):
    n = models.IntegerField(unique=True)


with transaction.atomic():
    A.objects.create(n=1)
    try:
        with transaction.atomic():
            A.objects.create(n=2)
            A.objects.create(n=1)
    except IntegrityError as e:
        print(e)
    with transaction.atomic(savepoint=False):
        A.objects.create(n=3)
print(list(A.objects.values_list("n", flat=True)))
try:
    with transaction.atomic():
        A.objects.create(n=4)
        raise ValueError("out")
except ValueError as e:
    print(e, A.objects.count())
