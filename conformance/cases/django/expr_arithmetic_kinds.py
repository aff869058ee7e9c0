"""Arithmetic of fields and values of every kind: types, SQL, results, refusals."""
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
fields = list("isdwpcr")
def show(label, e):
    try:
        q = K.objects.order_by("pk").values_list(e)
        print(label, str(q.query).split("FROM")[0], list(q))
    except Exception as x:
        print(label, type(x).__name__, str(x)[:160])
for a, b in itertools.product(fields, fields):
    for op in "+-*/%":
        show(a + op + b, eval("F(a) %s F(b)" % op))
for a in fields:
    for op, v in itertools.product(["+", "-", "*", "**"], [2, 1.5, decimal.Decimal("0.5"), "x", True, None, dt.timedelta(hours=1), dt.date(2024, 1, 1), dt.datetime(2024, 1, 1, tzinfo=U)]):
        show("%s %s %r" % (a, op, v), eval("F(a) %s Value(v)" % op))
        try: e = eval("v %s F(a)" % op)
        except Exception as x: print(type(x).__name__, x); continue
        show("%r %s %s" % (v, op, a), e)
    for m in ["bitand", "bitor", "bitxor", "bitleftshift", "bitrightshift"]:
        show(a + m, getattr(F(a), m)(3))
    show("-" + a, -F(a))
