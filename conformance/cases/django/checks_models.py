# System checks of Meta and of names that clash.
from django.db import models


class T(models.Model):
    c3 = models.IntegerField(default=0)


class C1(models.Model):
    t = models.ForeignKey(T, models.CASCADE)
    t2 = models.ForeignKey(T, models.CASCADE)

    class Meta:
        ordering = ["nothing", "-t__zz", "t__c3", "pk"]
        managed = False
        unique_together = [["t", "zz"]]


class C2(models.Model):
    x = models.IntegerField(db_column="q")
    y = models.IntegerField(db_column="q")

    class Meta:
        managed = False
        indexes = [models.Index(fields=["nope"], name="ix")]


class C3(models.Model):
    t = models.ForeignKey(T, models.CASCADE)
    other = models.OneToOneField(T, models.CASCADE, related_name="c3")


for model in (C1, C2, C3):
    for c in model.check():
        print(c.id, c.msg, c.hint, c.obj)
