# Autocommit off: changes wait for commit() or rollback().
from django.db import models, transaction


class A(models.Model):
    n = models.IntegerField()


A.objects.create(n=1)
transaction.set_autocommit(False)
A.objects.create(n=2)
transaction.rollback()
print(A.objects.count(), transaction.get_autocommit())
A.objects.create(n=3)
transaction.commit()
with transaction.atomic():
    A.objects.create(n=4)
transaction.rollback()
transaction.set_autocommit(True)
print(list(A.objects.values_list("n", flat=True)), transaction.get_autocommit())
