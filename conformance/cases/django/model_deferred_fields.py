# Deferred fields: loaded one by one, saved without.
from django.db import models


class A(models.Model):
    a = models.CharField(max_length=3)
    b = models.CharField(max_length=3)
    up = models.ForeignKey("self", models.CASCADE, null=True)


first = A.objects.create(a="a", b="b")
A.objects.create(a="x", b="y", up=first)
d = A.objects.defer("b").get(pk=1)
print(d.get_deferred_fields(), d.a, d.b, d.get_deferred_fields())
o = A.objects.only("a").get(pk=2)
print(sorted(o.get_deferred_fields()), o.up.a)
o.a = "new"
o.save()
print(A.objects.values_list("a", "b").get(pk=2))
o = A.objects.only("pk").get(pk=2)
o.b = "set"
print(o.b, sorted(o.get_deferred_fields()))
o.refresh_from_db()
print(o.b, sorted(o.get_deferred_fields()))
