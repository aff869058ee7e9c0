"""Values of every kind assigned to fields of every kind: update, save, full_clean."""
from django.db import models
from django.db.models import *
from django.db.models.functions import *
import datetime as dt, decimal, uuid, itertools
class K(models.Model):
    i = models.IntegerField(null=True); s = models.CharField(max_length=9, null=True); b = models.BooleanField(null=True)
    d = models.DateField(null=True); w = models.DateTimeField(null=True); h = models.TimeField(null=True); p = models.DurationField(null=True)
    c = models.DecimalField(max_digits=6, decimal_places=2, null=True); f = models.FloatField(null=True); u = models.UUIDField(null=True)
    j = models.JSONField(null=True); r = models.ForeignKey("self", models.CASCADE, null=True)
U = dt.timezone.utc
K.objects.create(i=7, s="ab", b=True, d=dt.date(2024, 3, 5), w=dt.datetime(2024, 3, 5, 6, 7, 8, 9000, tzinfo=U), h=dt.time(1, 2, 3), p=dt.timedelta(days=1, hours=2), c=decimal.Decimal("3.25"), f=1.5, u=uuid.UUID(int=9), j={"a": [1, None]})
K.objects.create(i=-3, s="Zé", b=False, d=dt.date(2023, 12, 31), w=dt.datetime(2023, 12, 31, 23, 59, 59, tzinfo=U), h=dt.time(23), p=dt.timedelta(seconds=-5), c=decimal.Decimal("-1.10"), f=-0.25, r_id=1)
K.objects.create()
fields = list("isbdcfr")
def show(label, e):
    try:
        q = K.objects.order_by("pk").values_list(e)
        print(label, str(q.query).split("FROM")[0], list(q))
    except Exception as x:
        print(label, type(x).__name__, str(x)[:160])

from django.db import transaction
def upd(label, **kw):
    try:
        with transaction.atomic():
            n = K.objects.filter(pk=1).update(**kw)
            print(label, n, list(K.objects.filter(pk=1).values_list(*[k for k in kw])))
            transaction.set_rollback(True)
    except Exception as x: print(label, type(x).__name__, str(x)[:160])
    k = K()
    try:
        for n, v in kw.items(): setattr(k, n, v)
        with transaction.atomic():
            k.save()
            k.refresh_from_db(); print("   saved", [getattr(k, n) for n in kw]); transaction.set_rollback(True)
    except Exception as x: print("   ", type(x).__name__, str(x)[:160])
    try:
        k = K(**kw); k.full_clean(); print("   clean", [getattr(k, n) for n in kw])
    except Exception as x: print("   ", type(x).__name__, str(x)[:160])
vals = [1, "1", 2.5, None, True, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=U), dt.time(3, 4), dt.timedelta(days=1, seconds=2), decimal.Decimal("1.256"), decimal.Decimal("12345.6"), uuid.UUID(int=5), [1, 2], {"a": 1}, b"x", "2024-01-02", "03:04", "2024-01-02T03:04:05Z", "1 02:03:04", "x", "x" * 12, 10**20, -1, F("i"), F("i") + 1, Value("q"), Lower("s"), F("r__i"), float("nan"), float("inf"), "NaN", "true", "P1D", Count("pk")]
for a in fields:
    for v in vals:
        upd("%s=%s" % (a, str(v)[:40].split(" at 0x")[0]), **{a: v})
