"""Values of every kind on the right side of lookups of fields of every kind: what is taken, what is refused and how."""
from django.db import models, connection
from django.db.models import *
from django.db.models.functions import *
import datetime as dt, decimal, uuid
class K(models.Model):
    i = models.IntegerField(null=True); s = models.CharField(max_length=9, null=True); t = models.TextField(null=True); b = models.BooleanField(null=True)
    d = models.DateField(null=True); w = models.DateTimeField(null=True); h = models.TimeField(null=True); p = models.DurationField(null=True)
    c = models.DecimalField(max_digits=6, decimal_places=2, null=True); f = models.FloatField(null=True); u = models.UUIDField(null=True)
    j = models.JSONField(null=True); y = models.BinaryField(null=True); e = models.EmailField(null=True); g = models.GenericIPAddressField(null=True); l = models.SlugField(null=True); r = models.ForeignKey("self", models.CASCADE, null=True)
vals = [1, "1", 2.5, None, True, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4, 5, 678), dt.time(3, 4), dt.timedelta(days=1, seconds=2), decimal.Decimal("1.25"), uuid.UUID(int=5), [1, 2], {"a": 1}, b"x", "2024-01-03", "x", F("i"), F("s"), (1, "2"), [], "", b'', 0]
ops = ["exact", "iexact", "contains", "icontains", "in", "gt", "lte", "startswith", "range", "isnull", "year", "date", "week_day", "iso_year", "quarter", "a", "0__exact", "has_any_keys", "has_keys"]
for name in "i s b d w p c j g r".split():
    for o in ops:
        for v in vals:
            k = name + "__" + o
            try:
                q = K.objects.filter(**{k: v})
                out = str(q.query).split("WHERE", 1)[-1]
            except Exception as x:
                out = type(x).__name__ + ": " + str(x)[:120]
            print(k, repr(v)[:40], out)
