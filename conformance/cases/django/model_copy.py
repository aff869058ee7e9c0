# Copies of objects, and a row made anew by clearing its key.
import copy

from django.db import models


class E(models.Model):
    name = models.CharField(max_length=5)
    up = models.ForeignKey("self", models.CASCADE, null=True)


a = E.objects.create(name="a")
b = E.objects.create(name="b", up=a)
c = copy.copy(b)
d = copy.deepcopy(b)
print(c == b, c is b, c.up is a, d.up is a, d.up == a, d._state.adding)
d.name = "d"
print(b.name)
c.pk = None
c._state.adding = True
c.save()
print(c.pk, E.objects.filter(name="b").count())
