"""System checks of whole models: options, names, ordering, keys."""
from django.core import checks
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower


class Parent(models.Model):
    title = models.CharField(max_length=10)


class Child(Parent):
    body = models.TextField()
    many = models.ManyToManyField(Parent, related_name="kids")

    class Meta:
        ordering = ["-title__nope", Lower("body"), "?", "pk", "title__length"]
        indexes = [models.Index(fields=["body"], name="body_idx")]
        constraints = [models.UniqueConstraint(fields=["body"], name="same"), models.CheckConstraint(condition=Q(body="x"), name="same2")]


class Odd_(models.Model):
    ends_ = models.IntegerField()
    two__under = models.IntegerField()


class WithCheck(models.Model):
    n = models.IntegerField()

    @property
    def related_id(self):
        return 1

    related = models.ForeignKey(Parent, models.CASCADE, related_name="+")


class Ordered(models.Model):
    parent = models.ForeignKey(Parent, models.CASCADE, related_name="o")

    class Meta:
        order_with_respect_to = "parent"


for e in checks.run_checks():
    print(e.id, e.level, e.obj, "|", e.msg, "|", e.hint)
print(checks.run_checks(tags=["models"]) == checks.run_checks(), checks.Error("a", id="x") == checks.Error("a", id="x"), checks.Warning("w", hint="h", obj=Parent, id="w1"), repr(checks.Info("i")))
