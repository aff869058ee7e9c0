from datetime import datetime, timedelta, timezone, date, time
from zoneinfo import ZoneInfo

utc = timezone.utc
created = datetime(2024, 3, 30, 23, 30, tzinfo=utc)
for zone in ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "UTC"):
    local = created.astimezone(ZoneInfo(zone))
    print(zone, local.isoformat(), local.date(), local.strftime("%H:%M %Z%z"), local.dst())
naive = datetime(2024, 3, 31, 2, 30)
berlin = naive.replace(tzinfo=ZoneInfo("Europe/Berlin"))
print(berlin, berlin.astimezone(utc), berlin.utcoffset(), (berlin + timedelta(days=1)).isoformat(), berlin == created, berlin - created)
print(sorted([created, berlin]), datetime.combine(date(2024, 1, 1), time(9), tzinfo=ZoneInfo("Asia/Kolkata")), datetime.fromisoformat("2024-01-01T00:00:00+05:30").astimezone(utc), created.timestamp())
try:
    naive < created
except TypeError as e:
    print(e)
