# SET_NULL, SET_DEFAULT and SET() of a value and of a function.
from django.db import models


def last_one():
    return Owner.objects.order_by("-pk").first()


class Owner(models.Model):
    name = models.CharField(max_length=5)


class Thing(models.Model):
    a = models.ForeignKey(Owner, models.SET_NULL, null=True, related_name="+")
    b = models.ForeignKey(Owner, models.SET_DEFAULT, default=1, related_name="+")
    c = models.ForeignKey(Owner, models.SET(last_one), null=True, related_name="+")
    d = models.ForeignKey(Owner, models.SET(1), null=True, related_name="+")
    e = models.ForeignKey(Owner, models.DO_NOTHING, null=True, related_name="+")


one, two, three = [Owner.objects.create(name=n) for n in ("one", "two", "three")]
t = Thing.objects.create(a=two, b=two, c=two, d=two)
print(two.delete())
print(Thing.objects.values_list("a", "b", "c", "d", "e").get())
