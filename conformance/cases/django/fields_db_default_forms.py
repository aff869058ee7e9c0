from django.db import models
from django.db.models.functions import Now, Pi, Lower
from django.db.models import Value, F
class T(models.Model):
    a = models.IntegerField(db_default=3)
    b = models.CharField(max_length=9, db_default=Value("x"))
    c = models.FloatField(db_default=Pi())
    d = models.DateTimeField(db_default=Now())
    e = models.IntegerField(db_default=Value(1) + 2)
    f = models.BooleanField(db_default=True)
    g = models.CharField(max_length=5, db_default="it's")
t = T()
print(t.a, t.b, t.c, repr(t.e))
t.full_clean()
t.save()
print(t.a, t.b, t.e, t.f, t.g)
t2 = T(a=5, b="y")
t2.full_clean()
print(t2.a, t2.b, type(t2.c))
T.objects.bulk_create([t2, T(a=7)])
print(T.objects.values_list("a", "b", "e", "g"))
print(T._meta.get_field("b").has_default(), T._meta.get_field("a").db_default)
