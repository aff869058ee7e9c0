from datetime import date, datetime, time, timedelta, timezone
d = date(2024, 2, 28)
print(d + timedelta(2), d - date(2023, 12, 31), d.replace(year=2023), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.strftime("%a %b %d %Y, week %W, day %j"), d.ctime(), repr(d), str(d))
dt = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(dt, dt + timedelta(microseconds=1), dt.date(), dt.time(), dt.isoformat("|", "minutes"), dt.timetuple()[:6], dt.replace(microsecond=0), datetime.combine(d, time(7, 5)), dt > datetime(2024, 1, 1), dt.strftime("%H:%M:%S.%f %p %I %y %%"))
utc = datetime(2024, 6, 1, 12, tzinfo=timezone.utc); ist = timezone(timedelta(hours=5, minutes=30), "IST")
print(utc, utc.astimezone(ist), utc.astimezone(ist).tzname(), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), utc == utc.astimezone(ist), utc.utcoffset(), repr(ist), utc.isoformat(), datetime(2024, 6, 1, tzinfo=ist).utctimetuple()[:5])
t = timedelta(days=1, hours=25, minutes=-30, seconds=90)
print(t, repr(t), t.days, t.seconds, t.total_seconds(), -t, t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), abs(-t), timedelta(weeks=1) > t, sum([t, t], timedelta()), divmod(t, timedelta(days=1)), timedelta(milliseconds=1.5), bool(timedelta()))
print(datetime.strptime("3 Feb 2021 04:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024-060", "%Y-%j"), datetime.fromisoformat("2024-01-02T03:04:05+01:00"), date.fromisoformat("2024-W09-3"), time.fromisoformat("04:05:06.7"), time(1, 2) < time(1, 3), time(23, 59, tzinfo=timezone.utc), f"{utc:%d/%m/%y}", f"{d}", date.min, datetime.max)
def months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    for day in range(d.day, 0, -1):
        try:
            return date(y, m + 1, day)
        except ValueError:
            continue
print(months(date(2024, 1, 31), 1), months(date(2024, 3, 31), -1), [str(d + timedelta(i)) for i in range(3) if (d + timedelta(i)).weekday() < 5], (date(2024, 12, 25) - d).days, sorted([date(2024, 5, 1), date(2023, 5, 1)])[0], {d: 1}[date(2024, 2, 28)], min(d, date.max))
for bad in (lambda: date(2024, 13, 1), lambda: date(2023, 2, 29), lambda: time(25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: date.fromisoformat("2024-1-1"), lambda: d + 1, lambda: d < dt, lambda: dt < utc, lambda: dt - utc, lambda: date.max + timedelta(1), lambda: timedelta(days=10 ** 10), lambda: date(), lambda: timezone(timedelta(days=2)), lambda: d - dt.time(), lambda: datetime(2024, 1, 1, minute=70)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
