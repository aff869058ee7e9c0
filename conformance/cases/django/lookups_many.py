# oracle: module=catalog.models use_tz=0
import datetime
import decimal
import uuid

from django.db import models


class Thing(models.Model):
    text = models.TextField()
    when = models.DateTimeField(null=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    ratio = models.FloatField(default=0.5)
    flag = models.BooleanField(default=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    data = models.JSONField(default=dict)
    raw = models.BinaryField(default=b"")
    span = models.DurationField(default=datetime.timedelta)
    day = models.TimeField(null=True)
    big = models.BigIntegerField(default=2 ** 40)


Thing.objects.create(text="Hello World", when=datetime.datetime(2024, 5, 6, 7, 8, 9), amount=decimal.Decimal("12.50"), data={"a": {"b": [1, 2]}}, raw=b"\x00\x01")
Thing.objects.create(text="a_b%c\\d", amount="3", flag=True, ratio=1, span=datetime.timedelta(days=1, seconds=2), day=datetime.time(8, 30), data=[1, "x"])
Thing.objects.create(text="äpfel", when=datetime.datetime(2025, 1, 1), data={"a": None})
for t in Thing.objects.order_by("pk"):
    print(t.text, repr(t.when), repr(t.amount), t.ratio, t.flag, t.key, t.data, bytes(t.raw), t.span, t.day, t.big)
F = Thing.objects.filter
for q in (F(text="x"), F(text__iexact="hello world"), F(text__contains="_b%"), F(text__icontains="WORLD"), F(text__startswith="a_"), F(text__istartswith="HE"), F(text__endswith="d"),
          F(text__iendswith="LD"), F(text__in=["äpfel", "x"]), F(text__in=[]), F(text__regex=r"^H\w+"), F(text__iregex="^h"), F(text__gt="b"), F(amount__lte=5), F(amount__range=(1, 20)),
          F(when__date=datetime.date(2024, 5, 6)), F(when__year__gte=2025), F(when__hour=7), F(when__isnull=True), F(flag=True), F(ratio__lt=1), F(key=uuid.UUID(int=1)), F(span__gt=datetime.timedelta(hours=1)),
          F(data__a__b__0=1), F(data__a=None), F(data__has_key="a"), F(day__hour=8), F(pk__in=[1, 2, 3]).exclude(pk=2), F(id=1, flag=False), F(text__isnull=False).exclude(text="x", flag=True),
          F(when__lt=datetime.datetime(2025, 1, 1)), F(when__month=5, when__day=6), F(when__week_day=2)):
    print(sorted(q.values_list("pk", flat=True)))
print(Thing.objects.filter(text__unknown="x"))
