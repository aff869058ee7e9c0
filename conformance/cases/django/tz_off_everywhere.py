# oracle: use_tz=0
"""Without time zone support: naive datetimes, refused aware ones, now and lookups."""
import datetime
from django.db import models
from django.db.models.functions import ExtractHour, Now, TruncDay, TruncHour
from django.utils import timezone


class Event(models.Model):
    at = models.DateTimeField()
    made = models.DateTimeField(auto_now_add=True)
    day = models.DateField(null=True)


e = Event.objects.create(at=datetime.datetime(2024, 5, 1, 10, 30), day=datetime.datetime(2024, 5, 1, 23, 0))
e.refresh_from_db()
print(repr(e.at), repr(e.made), e.day)
for f in [lambda: Event.objects.create(at=datetime.datetime(2024, 5, 1, tzinfo=datetime.timezone.utc)), lambda: Event.objects.filter(at__gt=datetime.datetime(2024, 5, 1, tzinfo=datetime.timezone.utc)).count(), lambda: Event.objects.create(at="2024-05-02 08:00"), lambda: Event.objects.create(at=datetime.date(2024, 5, 3)), lambda: Event.objects.create(at="2024-05-02T08:00:00+02:00")]:
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print(list(Event.objects.values_list("at", flat=True).order_by("pk")))
print(list(Event.objects.filter(at__date=datetime.date(2024, 5, 1)).values_list("at__hour", "at__time")))
print(list(Event.objects.annotate(h=ExtractHour("at"), d=TruncDay("at"), x=TruncHour("at")).values_list("h", "d", "x").order_by("pk")))
print(Event.objects.datetimes("at", "day"), Event.objects.dates("day", "month"))
print(timezone.now(), timezone.is_naive(timezone.now()), timezone.get_current_timezone_name())
for f in [lambda: timezone.localtime(), lambda: timezone.localdate(), lambda: timezone.make_aware(datetime.datetime(2024, 1, 1)), lambda: timezone.is_aware(datetime.datetime(2024, 1, 1))]:
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print(Event.objects.filter(at__lt=Now()).count(), Event.objects.filter(made__lte=timezone.now()).count(), Event.objects.filter(at__year=2024, at__minute=30).count())
