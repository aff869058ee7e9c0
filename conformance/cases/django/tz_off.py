# oracle: module=app.models use_tz=0
import datetime

from django.db import models
from django.utils import timezone


class Event(models.Model):
    at = models.DateTimeField()


e = Event.objects.create(at=datetime.datetime(2024, 1, 1, 2, 0))
e.refresh_from_db()
print(e.at, timezone.is_naive(e.at))
try:
    Event.objects.create(at=datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc))
except ValueError as x:
    print(x)
print(Event.objects.filter(at__year=2024, at__hour=2).count(), list(Event.objects.datetimes("at", "month")))
