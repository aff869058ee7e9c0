from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

zone = ZoneInfo("America/New_York")
for fold in (0, 1):
    print(datetime(2024, 11, 3, 1, 30, tzinfo=zone, fold=fold), datetime(2024, 3, 10, 2, 30, tzinfo=zone, fold=fold))
hour = datetime(2024, 11, 3, 4, tzinfo=timezone.utc)
for _ in range(4):
    local = hour.astimezone(zone)
    print(local, local.fold, repr(local))
    hour += timedelta(hours=1)
print(datetime(2024, 3, 10, 1, tzinfo=zone) + timedelta(hours=2))
