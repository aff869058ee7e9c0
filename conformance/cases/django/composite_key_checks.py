from django.core import checks
from django.db import models


class T(models.Model):
    name = models.CharField(max_length=3)


class Good(models.Model):
    pk = models.CompositePrimaryKey("t", "n")
    t = models.ForeignKey(T, models.CASCADE)
    n = models.IntegerField()


class Missing(models.Model):
    pk = models.CompositePrimaryKey("a", "b")
    a = models.IntegerField()

    class Meta:
        managed = False


class Nullable(models.Model):
    pk = models.CompositePrimaryKey("a", "b")
    a = models.IntegerField(null=True)
    b = models.IntegerField()

    class Meta:
        managed = False


class ToGood(models.Model):
    good = models.ForeignKey(Good, models.CASCADE)

    class Meta:
        managed = False


class ManyGood(models.Model):
    goods = models.ManyToManyField(Good)

    class Meta:
        managed = False


class Twice(models.Model):
    pk = models.CompositePrimaryKey("t", "t_id")
    t = models.ForeignKey(T, models.CASCADE)

    class Meta:
        managed = False


class Named(models.Model):
    key = models.CompositePrimaryKey("a", "b")
    a = models.IntegerField()
    b = models.IntegerField()

    class Meta:
        managed = False


class Opts(models.Model):
    pk = models.CompositePrimaryKey("a", "b")
    a = models.IntegerField()
    b = models.IntegerField()

    class Meta:
        managed = False
        indexes = [models.Index(fields=["pk"], name="ix")]
        constraints = [models.UniqueConstraint(fields=["pk"], name="uq")]


for m in (Good, Missing, Nullable, ToGood, ManyGood, Twice, Named, Opts):
    for e in m.check():
        print(m.__name__, e.id, e.msg, e.hint, e.obj)
for bad in (lambda: models.CompositePrimaryKey(), lambda: models.CompositePrimaryKey("a"), lambda: models.CompositePrimaryKey("a", "a"),
            lambda: models.CompositePrimaryKey("a", 3), lambda: models.CompositePrimaryKey("a", "b", default=1),
            lambda: models.CompositePrimaryKey("a", "b", editable=True), lambda: models.CompositePrimaryKey("a", "b", db_column="x"),
            lambda: models.CompositePrimaryKey("a", "b", primary_key=False), lambda: models.CompositePrimaryKey("a", "b", blank=False)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
