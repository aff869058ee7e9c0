# get_or_create and update_or_create.
from django.db import IntegrityError, models


class A(models.Model):
    name = models.CharField(max_length=5, unique=True)
    n = models.IntegerField(default=0)


print(A.objects.get_or_create(name="a", defaults={"n": 1}), A.objects.get_or_create(name="a", defaults={"n": 2})[0].n)
print(A.objects.get_or_create(name="b", n=3)[1], A.objects.get_or_create(name__iexact="B")[0].name)
a, made = A.objects.update_or_create(name="a", defaults={"n": lambda: 5})
print(a.n, made, A.objects.update_or_create(name="c", defaults={"n": 1}, create_defaults={"n": 9})[0].n)
try:
    A.objects.get_or_create(n=77, name="a")
except IntegrityError as e:
    print(e)
try:
    A.objects.get_or_create(nope=1)
except Exception as e:
    print(type(e).__name__, e)
A.objects.create(name="d", n=5)
try:
    A.objects.get_or_create(n=5)
except A.MultipleObjectsReturned as e:
    print(e)
