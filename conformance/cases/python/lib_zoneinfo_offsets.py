from datetime import datetime, timezone
from zoneinfo import ZoneInfo

for key in ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Sydney", "UTC", "Europe/Dublin"):
    zone = ZoneInfo(key)
    for month in (1, 7):
        dt = datetime(2024, month, 15, 12, tzinfo=zone)
        print(key, dt, dt.tzname(), dt.dst(), dt.astimezone(timezone.utc))
print(datetime(1900, 1, 1, tzinfo=ZoneInfo("Europe/Paris")), datetime(2075, 7, 1, tzinfo=ZoneInfo("America/Chicago")))
