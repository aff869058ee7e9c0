"""Time zone support: storing, activating, localtime, lookups by local day, naive warnings."""
import datetime
import zoneinfo
from django.db import models
from django.db.models import Count
from django.db.models.functions import TruncDate, TruncDay, TruncHour, ExtractHour
from django.utils import timezone


class Log(models.Model):
    at = models.DateTimeField()
    note = models.CharField(max_length=10, default="")


UTC = datetime.timezone.utc
oslo = zoneinfo.ZoneInfo("Europe/Oslo")
for h in (0, 12, 22, 23):
    Log.objects.create(at=datetime.datetime(2024, 7, 1, h, 30, tzinfo=UTC))
Log.objects.create(at=datetime.datetime(2024, 1, 1, 0, 15, tzinfo=oslo), note="winter")
Log.objects.create(at=datetime.datetime(2024, 3, 31, 1, 30), note="naive")
print([str(x) for x in Log.objects.order_by("at").values_list("at", flat=True)])
print(Log.objects.filter(at__date=datetime.date(2024, 7, 1)).count(), Log.objects.filter(at__hour=23).count())
with timezone.override(oslo):
    print(Log.objects.filter(at__date=datetime.date(2024, 7, 1)).count(), Log.objects.filter(at__hour=1).count(), Log.objects.filter(at__year=2023).count())
    print([str(x) for x in Log.objects.datetimes("at", "day")], list(Log.objects.annotate(h=ExtractHour("at")).values_list("h", flat=True).order_by("pk")))
    print(timezone.get_current_timezone(), timezone.localtime(Log.objects.get(note="winter").at), timezone.localdate(Log.objects.first().at))
    print(str(Log.objects.annotate(d=TruncDay("at")).order_by("pk").first().d), Log.objects.annotate(d=TruncDate("at")).values("d").annotate(n=Count("pk")).order_by("d"))
print(timezone.get_current_timezone_name(), timezone.get_default_timezone_name())
ny = zoneinfo.ZoneInfo("America/New_York")
print([str(x) for x in Log.objects.annotate(h=TruncHour("at", tzinfo=ny)).values_list("h", flat=True).order_by("pk")][:2], list(Log.objects.annotate(h=ExtractHour("at", tzinfo=ny)).values_list("h", flat=True).order_by("pk")))
timezone.activate("Asia/Tokyo")
print(timezone.get_current_timezone_name(), timezone.localtime(Log.objects.first().at).isoformat(), Log.objects.filter(at__gte="2024-07-01 09:30").count())
timezone.deactivate()
aware = timezone.make_aware(datetime.datetime(2024, 6, 1, 8), oslo)
print(aware, timezone.is_aware(aware), timezone.make_naive(aware, UTC), timezone.make_naive(aware, oslo))
try:
    timezone.make_aware(aware)
except ValueError as e:
    print(e)
try:
    timezone.localtime(datetime.datetime(2024, 1, 1))
except ValueError as e:
    print(e)
print(Log.objects.filter(at=aware).exists(), timezone.now(), timezone.now().tzinfo)
