"""str(query), with quoting of every kind of value, and sql_with_params."""
import datetime
import uuid
from decimal import Decimal
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Coalesce, Concat, Now


class K(models.Model):
    s = models.CharField(max_length=9)
    n = models.IntegerField()
    d = models.DecimalField(max_digits=5, decimal_places=2)
    day = models.DateField()
    at = models.DateTimeField()
    t = models.TimeField()
    dur = models.DurationField()
    u = models.UUIDField()
    j = models.JSONField()
    b = models.BinaryField()
    ok = models.BooleanField()
    ip = models.GenericIPAddressField()
    parent = models.ForeignKey("self", models.CASCADE, null=True)


UTC = datetime.timezone.utc
for q in [Q(s="it's"), Q(n=3), Q(d=Decimal("1.50")), Q(d="2"), Q(day=datetime.date(2024, 1, 2)), Q(at=datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=UTC)), Q(t=datetime.time(1, 2)), Q(dur=datetime.timedelta(days=1, seconds=2)),
          Q(u=uuid.UUID(int=5)), Q(u="00000000-0000-0000-0000-000000000007"), Q(j={"a": [1, None]}), Q(j__a=1), Q(ok=True), Q(ok__in=[True, False]), Q(ip="::1"), Q(parent=None), Q(parent__parent__n__gt=1), Q(s__contains="50%_"), Q(s__in=["a", "b"]), Q(n__range=(1, 2)),
          Q(at__date=datetime.date(2024, 1, 2)), Q(at__year=2024), Q(s__iexact=None), Q(n__in=[]), ~Q(parent__s="x"), Q(pk=1) | Q(n=F("parent__n") + 1), Q(s__regex=r"^a\d"), Q(s=Concat("s", Value("!"))), Q(at__lt=Now()), Q(s__gt=""), Q(n__isnull=False)]:
    qs = K.objects.filter(q).only("pk")
    try:
        print(str(qs.query).split("WHERE", 1)[-1])
        print(qs.query.sql_with_params()[1])
    except Exception as e:
        print(type(e).__name__, e)
print(K.objects.values("s").annotate(n=Count("pk")).filter(n__gt=1).order_by("-n").query)
print(K.objects.select_related("parent").defer("b", "j").order_by("parent__s")[3:5].query)
print(K.objects.annotate(c=Coalesce("parent__s", Value("none"))).values_list("c").distinct().query)
print(K.objects.none().query.is_empty(), K.objects.filter(pk__in=[1]).query.is_sliced, K.objects.all()[:3].query.high_mark)
