from datetime import datetime, date, time, timezone, timedelta

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for text in ("2024-01-02", "20240102", "2024-W01-3", "2024-01-02T03:04", "2024-01-02 03:04:05.678", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05+01:30",
             "20240102T030405", "2024-01-02T03", "2024-13-01", "nope", "2024-01-02T25:00", "2024-01-02T03:04:05.1234567"):
    t(lambda: repr(datetime.fromisoformat(text)))
    t(lambda: repr(date.fromisoformat(text)))
for text in ("04:05", "04:05:06.7", "T0405", "04:05+02:00", "24:00"):
    t(lambda: repr(time.fromisoformat(text)))
dt = datetime(2024, 1, 2, 3, 4, 5, 6000, tzinfo=timezone(timedelta(hours=2)))
print(dt.isoformat(), dt.isoformat(" ", "minutes"), dt.isoformat(timespec="milliseconds"), dt.date().isoformat(), dt.timetz().isoformat("seconds"))
print(date.fromisocalendar(2024, 1, 1), dt.isocalendar(), dt.isocalendar().week)
t(lambda: dt.isoformat(timespec="weeks"))
