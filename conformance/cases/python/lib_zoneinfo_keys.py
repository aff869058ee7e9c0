import zoneinfo
from zoneinfo import ZoneInfo

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


z = ZoneInfo("Europe/Rome")
print(z, repr(z), z.key, z is ZoneInfo("Europe/Rome"), ZoneInfo.no_cache("Europe/Rome") is z, "Asia/Tokyo" in zoneinfo.available_timezones())
print(z.utcoffset(None), ZoneInfo("UTC").tzname(None), issubclass(zoneinfo.ZoneInfoNotFoundError, KeyError))
for key in ("Mars/Base", "/etc/passwd", "../x", ""):
    t(lambda: ZoneInfo(key))
