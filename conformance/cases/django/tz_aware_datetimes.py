# USE_TZ: aware datetimes are stored in UTC, naive ones are warned of.
import datetime

from django.db import models
from django.utils import timezone


class Event(models.Model):
    at = models.DateTimeField()


plus3 = timezone.get_fixed_timezone(180)
e = Event.objects.create(at=datetime.datetime(2024, 1, 1, 2, 0, tzinfo=plus3))
e.refresh_from_db()
print(e.at, timezone.is_aware(e.at), timezone.localtime(e.at, plus3), timezone.now())
print(Event.objects.filter(at__date=datetime.date(2023, 12, 31)).count(), Event.objects.filter(at__hour=23).exists())
Event.objects.create(at=datetime.datetime(2024, 1, 1))
print(list(Event.objects.values_list("at", flat=True)))
print(timezone.make_aware(datetime.datetime(2024, 1, 1)), timezone.make_naive(e.at), timezone.get_current_timezone_name())
for act in (lambda: timezone.localtime(datetime.datetime(2024, 1, 1)), lambda: timezone.make_aware(e.at), lambda: timezone.make_naive(datetime.datetime(2024, 1, 1))):
    try:
        act()
    except ValueError as x:
        print(x)
