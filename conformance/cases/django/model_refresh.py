# refresh_from_db: all fields, some, relations, and rows that are gone.
from django.db import models


class R(models.Model):
    n = models.IntegerField()
    m = models.IntegerField(default=0)
    up = models.ForeignKey("self", models.CASCADE, null=True, related_name="down")


r = R.objects.create(n=1)
s = R.objects.create(n=2, up=r)
R.objects.filter(pk=r.pk).update(n=10, m=11)
r.refresh_from_db(fields=["n"])
print(r.n, r.m)
r.refresh_from_db()
print(r.m)
print(s.up.n)
s.refresh_from_db()
print(s.up.n, s.up is r)
s.refresh_from_db(from_queryset=R.objects.select_related("up"))
print(s.up.n)
R.objects.filter(n=2).delete()
try:
    s.refresh_from_db()
except R.DoesNotExist as e:
    print(e)
try:
    r.refresh_from_db(fields=["up__n"])
except ValueError as e:
    print(e)
