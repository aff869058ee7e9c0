# The current time zone, in Python and in queries.
import datetime

from django.db import models
from django.db.models.functions import ExtractHour, TruncDate
from django.utils import timezone


class Event(models.Model):
    at = models.DateTimeField()


Event.objects.create(at=datetime.datetime(2024, 1, 1, 23, 30, tzinfo=datetime.timezone.utc))
print(Event.objects.annotate(h=ExtractHour("at"), d=TruncDate("at")).values_list("h", "d").get())
with timezone.override("Asia/Tokyo"):
    print(timezone.get_current_timezone_name(), timezone.localtime(Event.objects.get().at))
    print(Event.objects.annotate(h=ExtractHour("at"), d=TruncDate("at")).values_list("h", "d").get())
    print(Event.objects.filter(at__date="2024-01-02").count(), Event.objects.filter(at__day=2).count())
print(timezone.get_current_timezone_name(), timezone.localdate(Event.objects.get().at))
timezone.activate("America/New_York")
print(timezone.localtime(Event.objects.get().at))
timezone.deactivate()
print(timezone.get_current_timezone())
