"""Aggregates of one's own: a function name, a template, distinct."""
from django.db import models
from django.db.models import Aggregate, CharField, FloatField, Sum


class GroupConcat(Aggregate):
    function = "GROUP_CONCAT"
    template = "%(function)s(%(distinct)s%(expressions)s)"
    allow_distinct = True

    def __init__(self, expression, distinct=False, **extra):
        super().__init__(expression, distinct=distinct, output_field=CharField(), **extra)


class Total(Aggregate):
    function = "TOTAL"
    name = "Total"
    output_field = FloatField()


class SumAll(Sum):
    template = "%(function)s(%(all_values)s%(expressions)s)"

    def __init__(self, expression, all_values=False, **extra):
        super().__init__(expression, all_values="ALL " if all_values else "", **extra)


class Tag(models.Model):
    name = models.CharField(max_length=20)
    kind = models.CharField(max_length=5)
    size = models.IntegerField()


for n, k, s in [("a", "x", 1), ("b", "x", 2), ("a", "y", 3)]:
    Tag.objects.create(name=n, kind=k, size=s)

print(list(Tag.objects.values("kind").annotate(all=GroupConcat("name")).order_by("kind")))
print(Tag.objects.aggregate(GroupConcat("name", distinct=True)))
print(Tag.objects.aggregate(t=Total("size")))
try:
    Tag.objects.aggregate(t=Total("size", distinct=True))
except TypeError as e:
    print(e)
