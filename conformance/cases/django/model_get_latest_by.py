# Meta.get_latest_by, and its absence.
from django.db import models


class L(models.Model):
    n = models.IntegerField()
    m = models.IntegerField(default=0)

    class Meta:
        get_latest_by = ["n", "-m"]


class N(models.Model):
    n = models.IntegerField(default=0)


for n, m in ((1, 1), (2, 5), (2, 3)):
    L.objects.create(n=n, m=m)
print(L.objects.latest().m, L.objects.earliest().m, L.objects.latest("m").m, L._meta.get_latest_by)
N.objects.create()
for act in (lambda: N.objects.latest(), lambda: L.objects.filter(n=9).latest(), lambda: L.objects.all()[:2].latest()):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
