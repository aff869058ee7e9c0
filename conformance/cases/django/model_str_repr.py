# What objects show of themselves.
from django.db import models


class Plain(models.Model):
    pass


class Named(models.Model):
    name = models.CharField(max_length=5)

    def __str__(self):
        return self.name


print(Plain(), repr(Plain(pk=3)), Named(name="x"), repr(Named(name="x")), [Named(name="y")])
Plain.objects.create()
print(Plain.objects.all(), Plain.objects.get(), Plain, repr(Plain._meta), str(Plain._meta), Plain._meta.label)
print(repr(Plain._state) if hasattr(Plain, "_state") else "no state", Plain.objects)
