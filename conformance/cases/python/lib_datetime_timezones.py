from datetime import datetime, timedelta, timezone, tzinfo, time

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


plus = timezone(timedelta(hours=5, minutes=30), "IST")
dt = datetime(2024, 6, 1, 12, tzinfo=plus)
print(dt, repr(dt), dt.tzname(), dt.utcoffset(), dt.dst(), dt.astimezone(timezone.utc), repr(timezone.utc), str(timezone(timedelta(hours=-1))), repr(plus))
print(dt == dt.astimezone(timezone.utc), hash(dt) == hash(dt.astimezone(timezone.utc)), dt.utctimetuple().tm_hour, time(3, tzinfo=plus).utcoffset())


class Fixed(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2)

    def dst(self, dt):
        return timedelta(hours=1)

    def tzname(self, dt):
        return "FIX"


print(datetime(2024, 1, 1, tzinfo=Fixed()), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(Fixed()), f"{datetime(2024, 1, 1, tzinfo=Fixed()):%Z%z}")
t(lambda: timezone(timedelta(hours=24)))
t(lambda: timezone("x"))
t(lambda: datetime(2024, 1, 1, tzinfo="UTC"))
t(lambda: timezone.utc.utcoffset(5))
