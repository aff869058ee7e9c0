import datetime as dt
from django.db import models
from django.utils import timezone
class Visit(models.Model):
    at = models.DateTimeField()
    day = models.DateField(auto_now_add=True)
    clock = models.TimeField(default=dt.time(8, 30))
    length = models.DurationField(default=dt.timedelta(minutes=90))
    seen = models.DateTimeField(auto_now=True)
utc = dt.timezone.utc
v = Visit.objects.create(at=dt.datetime(2024, 2, 29, 23, 15, tzinfo=utc))
w = Visit.objects.create(at=dt.datetime(2024, 3, 1, 1, 0, tzinfo=dt.timezone(dt.timedelta(hours=3))), clock=dt.time(12, 0, 5, 7), length=dt.timedelta(days=1, seconds=3))
v.refresh_from_db(); w.refresh_from_db()
print(v.at, v.day, v.clock, v.length, v.seen)
print(w.at, w.clock, w.length, timezone.now(), timezone.is_aware(w.at))
print(Visit.objects.filter(at__date=dt.date(2024, 2, 29)).count(), Visit.objects.filter(at__hour=22).count(), Visit.objects.filter(clock__gte=dt.time(9)).count())
print(list(Visit.objects.dates("at", "month")), list(Visit.objects.datetimes("at", "hour"))[0].hour)
print(Visit.objects.filter(length__gt=dt.timedelta(hours=2)).values_list("id", flat=True))
print(Visit.objects.aggregate(models.Min("at"), models.Max("day")))
print(Visit.objects.filter(day__year=2025, day__month=1, day__week_day=4).exists())
print(Visit.objects.latest("at").pk, Visit.objects.earliest("at").pk)
