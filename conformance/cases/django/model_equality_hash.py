# When two objects are equal, and which can be hashed.
from django.db import models


class A(models.Model):
    pass


class AProxy(A):
    class Meta:
        proxy = True


class B(models.Model):
    pass


a, again, b = A.objects.create(), A.objects.get(), B.objects.create()
print(a == again, a == b, a == 1, a != again, a == AProxy.objects.get(), hash(a) == hash(1), len({a, again, b}))
new = A()
print(new == A(), new == new)
try:
    hash(new)
except TypeError as e:
    print(e)
print(A(pk=1) == a, a in [again], {a: 1}[again])
