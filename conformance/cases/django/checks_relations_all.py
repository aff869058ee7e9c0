"""System checks of relations: clashes of names, keys of the wrong kind, many-to-many tables."""
from django.core import checks
from django.db import models


class Target(models.Model):
    name = models.CharField(max_length=10)
    clash = models.IntegerField(default=0)
    part = models.CharField(max_length=5, unique=True)


class Source(models.Model):
    one = models.ForeignKey(Target, models.CASCADE)
    two = models.ForeignKey(Target, models.CASCADE)
    named = models.ForeignKey(Target, models.CASCADE, related_name="clash")
    query = models.ForeignKey(Target, models.CASCADE, related_name="ok", related_query_name="clash")
    bad_name = models.ForeignKey(Target, models.CASCADE, related_name="not valid")
    under = models.ForeignKey(Target, models.CASCADE, related_name="x_")
    nulls = models.ForeignKey(Target, models.SET_NULL, related_name="+")
    defaults = models.ForeignKey(Target, models.SET_DEFAULT, related_name="+")
    unique = models.ForeignKey(Target, models.CASCADE, unique=True, related_name="u")
    many = models.ManyToManyField(Target, null=True, related_name="mm", validators=[print])
    many_u = models.ManyToManyField(Target, unique=True, related_name="mu")
    self_m = models.ManyToManyField("self", related_name="me")
    limited = models.ManyToManyField(Target, limit_choices_to={"name": "x"}, through="Link", related_name="lim")


class Link(models.Model):
    source = models.ForeignKey(Source, models.CASCADE, related_name="+")
    target = models.ForeignKey(Target, models.CASCADE, related_name="+")


class Twice(models.Model):
    group = models.ManyToManyField(Target, through="Wide", related_name="wide")


class Wide(models.Model):
    twice = models.ForeignKey(Twice, models.CASCADE)
    target = models.ForeignKey(Target, models.CASCADE, related_name="a")
    other = models.ForeignKey(Target, models.CASCADE, related_name="b")


class NoLink(models.Model):
    group = models.ManyToManyField(Target, through="Poor", related_name="poor")


class Poor(models.Model):
    target = models.ForeignKey(Target, models.CASCADE, related_name="c")


for e in checks.run_checks():
    print(e.id, e.level, e.obj, "|", e.msg, "|", e.hint)
