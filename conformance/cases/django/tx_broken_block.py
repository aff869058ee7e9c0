# After an error inside a block, queries are refused until its end.
from django.db import IntegrityError, models, transaction


class A(models.Model):
    n = models.IntegerField(unique=True)


A.objects.create(n=1)
try:
    with transaction.atomic():
        try:
            A.objects.create(n=1)
        except IntegrityError as e:
            print(e)
        A.objects.count()
except transaction.TransactionManagementError as e:
    print(e)
with transaction.atomic():
    A.objects.create(n=2)
    transaction.set_rollback(True)
    print(transaction.get_rollback())
print(A.objects.count())
try:
    transaction.set_rollback(True)
except transaction.TransactionManagementError as e:
    print(e)
