# System checks of fields: their ids, messages and hints.
from django.db import models


class T(models.Model):
    pass


class A(models.Model):
    bad_ = models.IntegerField()
    do__uble = models.IntegerField()
    pk = models.IntegerField()
    ch = models.CharField(max_length=5, choices=[("toolong", "x")])
    dec = models.DecimalField(max_digits=2, decimal_places=5)
    nodec = models.DecimalField()
    cl = models.CharField(max_length="x")
    fk = models.ForeignKey(T, models.SET_NULL)
    fk2 = models.ForeignKey(T, models.SET_DEFAULT, related_name="fk2s", null=True)
    u = models.ForeignKey(T, models.CASCADE, unique=True, related_name="us")
    m = models.ManyToManyField(T, null=True, related_name="ms")
    now = models.DateTimeField(auto_now=True, auto_now_add=True)
    b = models.BooleanField(choices="ab")
    n = models.IntegerField(max_length=5)
    rel = models.ForeignKey(T, models.CASCADE, related_name="1x")
    ip = models.GenericIPAddressField(blank=True)

    class Meta:
        managed = False


for c in A.check():
    print(c.level, c.id, c.msg, c.hint, c.obj)
print(T.check())
