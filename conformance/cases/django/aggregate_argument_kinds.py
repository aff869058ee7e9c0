"""Aggregates of fields of every kind, with filters, defaults and arithmetic."""
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
fields = list("isdpcr")
def show(label, e):
    try:
        q = K.objects.order_by("pk").values_list(e)
        print(label, str(q.query).split("FROM")[0], list(q))
    except Exception as x:
        print(label, type(x).__name__, str(x)[:160])

for a in fields:
    for A in [Sum, Avg, Min, Max, Count, StdDev, Variance]:
        for kw in [{}, {"distinct": True}, {"filter": Q(i__gt=0)}, {"default": 0}, {"default": Value("x")}]:
            try: e = A(a, **kw)
            except Exception as x: print(A.__name__, a, kw, type(x).__name__, x); continue
            try: print(A.__name__, a, kw, K.objects.aggregate(x=e))
            except Exception as x: print(A.__name__, a, kw, type(x).__name__, str(x)[:160])
            try:
                q = K.objects.values("b").annotate(x=e).order_by("b"); print(str(q.query)[:300], list(q))
            except Exception as x: print(A.__name__, a, kw, type(x).__name__, str(x)[:160])
            try:
                q = K.objects.annotate(x=e).filter(x__isnull=False).values_list("pk", "x"); print(str(q.query)[-200:], list(q))
            except Exception as x: print(A.__name__, a, kw, type(x).__name__, str(x)[:160])
    for A in [Sum, Max]:
        for e in [A(F(a) + 1), A(F(a) * F("i")), A("i") + A(a), A(a) / Count("*"), A(Case(When(b=True, then=a), default=Value(None))), Coalesce(A(a), F("i")), A("r__" + a), A(F("r__" + a) + F(a)), ExpressionWrapper(A(a), FloatField()), A(a, output_field=FloatField())]:
            try: print(a, e, K.objects.aggregate(x=e))
            except Exception as x: print(a, type(x).__name__, str(x)[:160])
            try:
                q = K.objects.annotate(x=e).values_list("x"); print(str(q.query)[:300], list(q))
            except Exception as x: print(a, type(x).__name__, str(x)[:160])
