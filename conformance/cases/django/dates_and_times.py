import datetime
from django.db import models
from django.db.models import Count, DurationField, ExpressionWrapper, F
from django.db.models.functions import ExtractMonth, Now, TruncMonth, TruncYear
from django.utils import timezone


class Event(models.Model):
    name = models.CharField(max_length=20)
    day = models.DateField()
    at = models.TimeField(null=True)
    start = models.DateTimeField()
    length = models.DurationField(default=datetime.timedelta(hours=1))
    made = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)


utc = datetime.timezone.utc
Event.objects.create(name="a", day=datetime.date(2024, 1, 31), at=datetime.time(9, 30), start=datetime.datetime(2024, 1, 31, 9, 30, tzinfo=utc))
Event.objects.create(name="b", day="2024-02-29", start=timezone.now(), length=datetime.timedelta(days=2, minutes=5))
a = Event.objects.get(name="a")
print(a.day, a.at, a.start, a.length, a.made, a.changed == timezone.now())
N = lambda **kw: list(Event.objects.filter(**kw).values_list("name", flat=True))
print(N(day__year=2024, day__month=2), N(start__date="2024-01-31"), N(start__hour=9), N(day__gt=datetime.date(2024, 2, 1)), N(day__week_day=4), N(start__year__gte=2025), N(at__isnull=True), N(at__hour=9))
print(Event.objects.dates("day", "month"), Event.objects.dates("day", "year", order="DESC"))
print(Event.objects.annotate(m=ExtractMonth("day")).values_list("m", flat=True).order_by("m"))
print(Event.objects.annotate(y=TruncMonth("day")).values("y").annotate(n=Count("id")).order_by("y"))
print(Event.objects.filter(start__lte=Now()).count(), Event.objects.annotate(end=ExpressionWrapper(F("start") + F("length"), output_field=models.DateTimeField())).get(name="a").end)
print(Event.objects.filter(length__gt=datetime.timedelta(hours=2)).get().length, Event.objects.latest("start").name)
a.changed = None
a.save()
print(a.changed)
for bad in ["2024-13-01", "soon"]:
    try:
        Event.objects.filter(day=bad)
    except Exception as e:
        print(type(e).__name__, e)
