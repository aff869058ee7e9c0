"""Date parts in filters, values, ordering, with comparison lookups."""
import datetime
from django.db import models
from django.db.models import Count, F
from django.db.models.functions import ExtractWeekDay, TruncMonth, TruncDate


class Event(models.Model):
    name = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField(null=True)
    clock = models.TimeField(null=True)
    took = models.DurationField(null=True)

    def __str__(self):
        return self.name


UTC = datetime.timezone.utc
Event.objects.create(name="a", on="2024-02-29", at=datetime.datetime(2024, 2, 29, 23, 59, 59, 999, tzinfo=UTC), clock="12:30", took=datetime.timedelta(days=1, hours=2))
Event.objects.create(name="b", on=datetime.date(2023, 12, 31), at=datetime.datetime(2024, 1, 1, 0, 0, tzinfo=UTC), clock=datetime.time(23, 5, 1), took=datetime.timedelta(microseconds=5))
Event.objects.create(name="c", on=datetime.date(2025, 1, 1))
q = lambda **k: list(Event.objects.filter(**k).order_by("pk"))
print(q(on__year=2024), q(on__year__gt=2023), q(on__year__in=[2023, 2025]), q(on__month=12), q(on__day=29), q(on__week=1), q(on__iso_year=2025), q(on__quarter=4), q(on__week_day=1), q(on__iso_week_day=7))
print(q(at__date=datetime.date(2024, 2, 29)), q(at__date__lt="2024-02-01"), q(at__hour=23), q(at__minute__gte=59), q(at__time=datetime.time(0, 0)), q(at__second=59), q(at__year__lte=2024, at__month=1))
print(q(clock__hour=12), q(clock__gt="13:00"), q(clock__second=1), q(took__gt=datetime.timedelta(hours=1)), q(took=datetime.timedelta(microseconds=5)), q(took__lt="1 00:00:00"))
print(q(on__range=("2023-01-01", "2024-12-31")), q(at__date__range=[datetime.date(2024, 1, 1), datetime.date(2024, 1, 31)]))
print(list(Event.objects.values_list("on__year", "at__date", "clock__minute").order_by("pk")))
print(list(Event.objects.values("on__year").annotate(n=Count("id")).order_by("-on__year")))
print(list(Event.objects.annotate(m=TruncMonth("at"), w=ExtractWeekDay("on")).values("m", "w").order_by("name")))
print(Event.objects.order_by("on__month", "-on__day"))
print(list(Event.objects.dates("on", "year")), list(Event.objects.dates("on", "month", order="DESC")), list(Event.objects.datetimes("at", "hour")))
print(q(on__gt=F("at__date")), list(Event.objects.annotate(d=TruncDate("at")).values_list("d", flat=True).order_by("pk")))
for bad in [dict(on="nope"), dict(on=3), dict(at="2024-13-01"), dict(clock="25:00"), dict(took="x"), dict(on__year="x"), dict(on__hour=3), dict(at__date="bad"), dict(on__year__nope=1)]:
    try:
        print(q(**bad))
    except Exception as e:
        print(type(e).__name__, e)
