from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
dt = datetime(2025, 1, 31, 13, 5, 9, 123456)
print(d, repr(d), d.isoformat(), d.weekday(), d.isoweekday(), d.strftime("%d.%m.%Y %A %j"), d.replace(year=2023, day=28), d.toordinal())
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(sep=" ", timespec="minutes"), dt.strftime("%Y-%m-%d %H:%M:%S.%f %p %y %b"), dt.timestamp() if False else "")
print(d + timedelta(days=1), dt - timedelta(hours=14), dt - datetime(2025, 1, 1), timedelta(days=1, hours=2, seconds=3), repr(timedelta(minutes=90)), timedelta(hours=36).total_seconds(), timedelta(days=-1, seconds=5), timedelta(seconds=1) * 90)
print(datetime(2025, 1, 1, tzinfo=timezone.utc), datetime(2025, 1, 1, 12, tzinfo=timezone(timedelta(hours=2))).astimezone(timezone.utc).isoformat(), timezone.utc, repr(timezone(timedelta(hours=-5, minutes=-30))))
print(datetime.fromisoformat("2025-03-04T05:06:07"), date.fromisoformat("2025-03-04"), datetime.strptime("04/03/25 17:30", "%d/%m/%y %H:%M"), time(9, 5), repr(time(23, 59, 59, 1)), datetime.combine(d, time(1, 2)))
print(datetime.now(), date.today(), datetime.now(timezone.utc), datetime.utcnow())
print(d < date(2024, 3, 1), max(d, date(2020, 1, 1)), (date(2025, 1, 1) - d).days, dt == datetime(2025, 1, 31, 13, 5, 9, 123456), hash(d) == hash(date(2024, 2, 29)), d.timetuple()[:3], d.isocalendar()[1])
for bad in (lambda: date(2023, 2, 29), lambda: datetime.fromisoformat("nope"), lambda: d + 1, lambda: dt < d, lambda: datetime(2025, 1, 1) - datetime(2025, 1, 1, tzinfo=timezone.utc), lambda: datetime.strptime("x", "%Y")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
