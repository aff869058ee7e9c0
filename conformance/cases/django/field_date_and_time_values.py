# Dates, times and durations: strings that are read, and those that are not.
import datetime

from django.core.exceptions import ValidationError
from django.db import models


class Event(models.Model):
    day = models.DateField()
    at = models.TimeField()
    length = models.DurationField()


e = Event.objects.create(day=datetime.date(2024, 2, 29), at=datetime.time(8, 30), length=datetime.timedelta(hours=1, minutes=5))
e.refresh_from_db()
print(e.day, e.at, e.length)
e = Event.objects.create(day="2024-03-01", at="09:15", length=datetime.timedelta(days=1, seconds=5))
print(repr(e.day), repr(e.at), repr(e.length))
e.refresh_from_db()
print(repr(e.day), repr(e.at), repr(e.length))
for name, value in (("day", "2024-13-01"), ("day", "soon"), ("at", "25:00"), ("length", "long")):
    try:
        Event._meta.get_field(name).to_python(value)
    except ValidationError as x:
        print(x.messages, x.code)
print(Event.objects.filter(length__gt=datetime.timedelta(days=1)).count(), Event.objects.filter(day__year=2024).count())
