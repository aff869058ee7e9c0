# The three automatic keys: their columns and what a given key does.
from django.db import models


class Small(models.Model):
    id = models.SmallAutoField(primary_key=True)


class Plain(models.Model):
    id = models.AutoField(primary_key=True)


class Big(models.Model):
    name = models.CharField(max_length=5, default="x")


for model in (Small, Plain, Big):
    a, b = model.objects.create(), model.objects.create(pk=40)
    c = model.objects.create()
    print(a.pk, b.pk, c.pk, model._meta.pk, model._meta.auto_field)
