# A receiver that fails: what is saved and what is not.
from django.db import models, transaction
from django.db.models.signals import post_save, pre_save


class A(models.Model):
    n = models.IntegerField()


def refuse(sender, instance, **kwargs):
    if instance.n < 0:
        raise ValueError("negative")


def late(sender, instance, created, **kwargs):
    if instance.n == 7:
        raise ValueError("seven")


pre_save.connect(refuse, sender=A)
post_save.connect(late, sender=A)
for n in (1, -1, 7):
    try:
        A.objects.create(n=n)
    except ValueError as e:
        print(n, e)
print(list(A.objects.values_list("n", flat=True)))
try:
    with transaction.atomic():
        A.objects.create(n=7)
except ValueError:
    print(A.objects.count())
