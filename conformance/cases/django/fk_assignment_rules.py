# What may be assigned to a foreign key, and what is cached.
from django.db import models


class A(models.Model):
    pass


class B(models.Model):
    a = models.ForeignKey(A, models.CASCADE)


a1, a2 = A.objects.create(), A.objects.create()
b = B(a=a1)
print(b.a_id, b.a is a1, B.a.is_cached(b))
b.a_id = a2.pk
print(B.a.is_cached(b), b.a == a2)
for value in (5, "x", B()):
    try:
        b.a = value
    except ValueError as e:
        print(e)
try:
    B(a=A()).save()
except ValueError as e:
    print(e)
new = A()
b = B(a=new)
new.save()
b.save()
print(b.a_id == new.pk)
b.a = None
print(b.a_id)
try:
    b.a
except B.a.RelatedObjectDoesNotExist as e:
    print(type(e).__qualname__, e)
try:
    B(a=a1, a_id=2)
    print(B(a=a1, a_id=2).a_id)
except TypeError as e:
    print(e)
