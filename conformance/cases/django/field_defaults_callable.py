# Defaults: values, callables, shared containers made anew, None.
from django.db import models

made = []


def number():
    made.append(len(made) + 1)
    return made[-1]


class Box(models.Model):
    size = models.IntegerField(default=number)
    tags = models.JSONField(default=list)
    name = models.CharField(max_length=10)
    note = models.TextField(null=True)


a, b = Box(), Box(size=9)
print(a.size, b.size, made, a.tags is b.tags, repr(a.name), a.note)
c = Box.objects.create()
print(c.size, Box._meta.get_field("size").has_default(), Box._meta.get_field("size").get_default(), Box._meta.get_field("name").has_default())
