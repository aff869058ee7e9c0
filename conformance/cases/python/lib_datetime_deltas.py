from datetime import timedelta

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a, b = timedelta(days=2, hours=5, minutes=-30), timedelta(weeks=1, milliseconds=1500)
print(a, repr(a), b, repr(b), -a, abs(-a), +b, a + b, a - b, a * 3, a * 0.5, a / 2, a // 2, b / a, b // a, b % a, divmod(b, a))
print(a.total_seconds(), a.days, a.seconds, b.microseconds, bool(timedelta()), a < b, a == timedelta(hours=52, minutes=30), hash(a) == hash(timedelta(hours=52.5)))
print(timedelta.max, timedelta.min, timedelta.resolution, timedelta(seconds=0.0000005), timedelta(days=-1, microseconds=1))
t(lambda: timedelta(days=10**10))
t(lambda: a + 1)
t(lambda: a / 0)
t(lambda: timedelta("1"))
t(lambda: a < 5)
