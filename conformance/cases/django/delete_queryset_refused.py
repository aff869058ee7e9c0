# What delete() of a QuerySet does not take.
from django.db import models


class A(models.Model):
    n = models.IntegerField(default=0)


for i in range(4):
    A.objects.create(n=i)
for qs in (lambda: A.objects.all()[:2], lambda: A.objects.values("n"), lambda: A.objects.distinct("n"), lambda: A.objects.filter(n=1) | A.objects.filter(n=2),
           lambda: A.objects.none(), lambda: A.objects.order_by("n")):
    try:
        print(qs().delete())
    except Exception as e:
        print(type(e).__name__, e)
try:
    A.objects.delete()
except AttributeError as e:
    print(e)
