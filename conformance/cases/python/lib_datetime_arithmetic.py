from datetime import datetime, date, timedelta, timezone

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = date(2024, 2, 28)
print(d + timedelta(1), d - timedelta(days=59), date(2024, 3, 1) - d, d.replace(year=2023), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple().tm_yday)
m = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(m + timedelta(microseconds=1), m - datetime(2024, 1, 1), m.replace(hour=0, tzinfo=timezone.utc), datetime.combine(d, m.time()), m > datetime(2024, 1, 1))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromordinal(738000), m.replace(tzinfo=timezone.utc).timestamp(), date.max, datetime.min)
t(lambda: date(2023, 2, 29))
t(lambda: date.max + timedelta(1))
t(lambda: m - datetime.now(timezone.utc))
t(lambda: m < datetime(2024, 1, 1, tzinfo=timezone.utc))
t(lambda: m == datetime(2024, 1, 1, tzinfo=timezone.utc))
t(lambda: d + 1)
t(lambda: datetime(2024, 1, 1, 25))
t(lambda: date(2024, 1, 1) < datetime(2024, 1, 1))
t(lambda: date(0, 1, 1))
