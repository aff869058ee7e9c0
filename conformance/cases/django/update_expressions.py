# update() with expressions, relations, and what it refuses.
from django.core.exceptions import FieldError
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Upper


class A(models.Model):
    name = models.CharField(max_length=9)
    n = models.IntegerField(default=1)
    up = models.ForeignKey("self", models.SET_NULL, null=True)


a = A.objects.create(name="a")
b = A.objects.create(name="b", up=a, n=5)
print(A.objects.filter(n__gt=1).update(n=F("n") * 2 + 1, name=Upper("name")), A.objects.update(name=Concat("name", Value("!"))))
print(list(A.objects.order_by("pk").values_list("name", "n")))
print(A.objects.filter(up__name="a!").update(n=0), A.objects.update(up=b), A.objects.filter(up_id=b.pk).count())
for kwargs in ({"up__n": 1}, {"zz": 1}, {"n": F("up__n")}, {"pk": "x"}):
    try:
        A.objects.update(**kwargs)
    except Exception as e:
        print(type(e).__name__, e)
try:
    A.objects.all()[:1].update(n=1)
except TypeError as e:
    print(e)
print(A.objects.none().update(n=1), A.objects.order_by("-n").update(n=4))
